using System.Globalization;
using Minyi.Contacts;
using Minyi.Districts;
using Minyi.Numerics;

namespace Minyi.Grid.Contacts;

/// <summary>Why a contact has its representative, who would be next, and what it would take.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Representative">Its representative.</param>
/// <param name="Cost">What the pair costs.</param>
/// <param name="Next">Who would be next: of all other allowed representatives the one for whom cost + price is least; null when there is no other.</param>
/// <param name="Extra">What the district as a whole would pay more, at least, were the next one named instead; 0 when it would cost the same.</param>
/// <param name="Cheaper">The allowed representative with the least cost, if that is less than this one's: somebody whose places others need more.</param>
public sealed record ContactExplanation(
    ContactId Contact, RepresentativeId Representative, long Cost, ContactAlternative? Next, Rational Extra, ContactAlternative? Cheaper)
{
    /// <summary>The explanation in words, costs in metres.</summary>
    public LocalizedText ToText()
    {
        string chinese = $"{Contact}：代表 {Representative}，成本 {Number(Cost)} 米。";
        string english = $"{Contact}: {Representative}, at a cost of {Number(Cost)} m.";
        if (Cheaper is { } cheaper)
        {
            chinese += $"{cheaper.Representative} 更近（{Number(cheaper.Cost)} 米），但其名额对他人更为需要，一个名额值 {Number(cheaper.Price)} 米。";
            english += $" {cheaper.Representative} is nearer ({Number(cheaper.Cost)} m), but others need those places more: one is worth {Number(cheaper.Price)} m.";
        }

        if (Next is not { } next)
        {
            return new(chinese + "没有其他允许的代表。", english + " Nobody else is allowed.");
        }

        return new(
            chinese + $"其次是 {next.Representative}（{Number(next.Cost)} 米）：改由其联系，全区合计至少多 {Number(Extra)} 米；到现任代表的成本增加不超过 {Number(Extra)} 米时不必更换。",
            english + $" Next would be {next.Representative} ({Number(next.Cost)} m): with that one instead, the whole would cost at least {Number(Extra)} m more; "
            + $"until the present cost has grown by {Number(Extra)} m nothing need change.");
    }

    private static string Number(Rational value) => ((double)value).ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>Another representative whom a contact could have.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="Cost">What the pair would cost.</param>
/// <param name="Price">What the contact would take of the representative's places, at their price.</param>
public sealed record ContactAlternative(RepresentativeId Representative, long Cost, Rational Price);
