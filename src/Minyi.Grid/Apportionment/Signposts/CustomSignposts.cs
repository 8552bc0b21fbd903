using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Signposts;

/// <summary>Any strictly increasing sequence that the caller gives.</summary>
internal sealed class CustomSignposts(string name, int power, Func<int, Rational> signposts) : DivisorMethod(name, power)
{
    public override Rational Signpost(int k)
    {
        Rational value = signposts(k);
        return value.Sign >= 0 ? value : throw new InvalidOperationException($"Signpost {k} of '{Name}' is {value}; it must not be negative.");
    }

    internal override double Real(int k) => Power == 2 ? Math.Sqrt((double)Signpost(k)) : (double)Signpost(k);

    internal override double Guide(double t, int most)
    {
        double bound = Power == 2 ? t * t : t;
        long low = 0;
        long high = 1;
        while (high < most && (double)Signpost((int)high - 1) <= bound)
        {
            low = high;
            high *= 2;
        }

        // The count is in [low, high]: bisect on which signpost is the first above the bound.
        high = Math.Min(high, most);
        while (low < high)
        {
            long middle = (low + high) / 2;
            if ((double)Signpost((int)middle) <= bound)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
