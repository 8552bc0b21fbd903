using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Selection;

/// <summary>The quotients v / d(k) of a divisor method, compared exactly.</summary>
internal interface IQuotients
{
    /// <summary>Compares v(i) / d(k) with v(j) / d(l). A quotient by zero is infinite; two such compare by votes.</summary>
    int Compare(int i, int k, int j, int l);

    /// <summary>v(i) / d(k), to the method's power; null when infinite.</summary>
    Rational? Quotient(int i, int k);

    /// <summary>The votes as doubles, for guidance only, perhaps times a common factor.</summary>
    double[] Guides();
}
