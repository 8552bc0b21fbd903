using System.Collections.Immutable;
using NodaTime.Text;

namespace Minyi.Scoring.Bulletins.Composing;

/// <summary>Counts the cases of both periods by every dimension, then makes rows of the counts.</summary>
internal sealed class BulletinComposer
{
    private const string All = "";

    private readonly BulletinSettings _settings;
    private readonly LocalDate _cutOffBefore;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly FiguresTally _now = new();
    private readonly FiguresTally _before = new();
    private readonly Dictionary<BulletinDimension, (Dictionary<string, FiguresTally> Now, Dictionary<string, FiguresTally> Before)> _tables = [];

    internal BulletinComposer(BulletinSettings settings)
    {
        _settings = settings;
        _cutOffBefore = (settings.Before?.End ?? default).PlusDays(Period.DaysBetween(settings.Period.End, settings.CutOff));
        foreach (BulletinDimension dimension in settings.Dimensions)
        {
            _tables.Add(dimension, (new(StringComparer.Ordinal), new(StringComparer.Ordinal)));
        }
    }

    internal void Add(BulletinCase item)
    {
        Guard.Against.Null(item);
        if (!_ids.Add(item.Id))
        {
            throw new ArgumentException($"Petition '{item.Id}' comes twice.", nameof(item));
        }

        Known(item, BulletinDimension.Kind, item.Kind);
        Known(item, BulletinDimension.Channel, item.Channel ?? "");
        Known(item, BulletinDimension.Outcome, item.Outcome ?? "");
        foreach (GradeTally tally in item.Grades)
        {
            if (tally.Satisfied < 0 || tally.Satisfied > tally.Graded)
            {
                throw new ArgumentException($"Petition '{item.Id}': {tally.Satisfied} of {tally.Graded} graders satisfied.", nameof(item));
            }
        }

        if (_settings.Period.Contains(item.Registered))
        {
            _now.Add(item, _settings.CutOff);
            Divide(item, _settings.CutOff, before: false);
        }

        if (_settings.Before?.Contains(item.Registered) == true)
        {
            _before.Add(item, _cutOffBefore);
            Divide(item, _cutOffBefore, before: true);
        }
    }

    /// <summary>A code that means nothing would be counted nowhere, or as something else, without a word.</summary>
    private void Known(BulletinCase item, BulletinDimension dimension, string code)
    {
        if (!_settings.Labels.Has(dimension, code))
        {
            throw new ArgumentException(
                $"Petition '{item.Id}' has the {dimension.ToString().ToLowerInvariant()} '{code}', which the labels do not name; they name {string.Join(", ", _settings.Labels.Codes(dimension))}.", nameof(item));
        }
    }

    internal BulletinRow Headline() => new(
        All,
        new("合计", "All"),
        _now.Figures(Few(_now)),
        _settings.Before is null ? null : _before.Figures(Few(_before)));

    internal ImmutableArray<BulletinTable> Tables() =>
        [.. _settings.Dimensions.Select(d => new BulletinTable(d, d == BulletinDimension.Month ? Months() : Rows(d)))];

    private bool Few(FiguresTally tally) => tally.Satisfaction.Whole > 0 && tally.Satisfaction.Whole < _settings.MinimumGrades;

    private void Divide(BulletinCase item, LocalDate cutOff, bool before)
    {
        foreach (BulletinDimension dimension in _settings.Dimensions)
        {
            Dictionary<string, FiguresTally> cells = before ? _tables[dimension].Before : _tables[dimension].Now;
            if (dimension == BulletinDimension.Group)
            {
                if (item.Closed <= cutOff)
                {
                    foreach (GradeTally tally in item.Grades)
                    {
                        Cell(cells, tally.Group).Add(tally);
                    }
                }

                continue;
            }

            Cell(cells, Code(item, dimension, cutOff)).Add(item, cutOff);
        }
    }

    private static string Code(BulletinCase item, BulletinDimension dimension, LocalDate cutOff) => dimension switch
    {
        BulletinDimension.Kind => item.Kind,
        BulletinDimension.Month => YearMonthPattern.Iso.Format(item.Registered.ToYearMonth()),
        BulletinDimension.Unit => item.Unit ?? "",
        BulletinDimension.Studio => item.Studio ?? "",
        BulletinDimension.Category => item.Category ?? "",
        BulletinDimension.Channel => item.Channel ?? "",
        BulletinDimension.Outcome => item.Closed <= cutOff ? item.Outcome ?? "" : "",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "A dimension of a bulletin."),
    };

    private static FiguresTally Cell(Dictionary<string, FiguresTally> cells, string code)
    {
        if (!cells.TryGetValue(code, out FiguresTally? tally))
        {
            cells.Add(code, tally = new());
        }

        return tally;
    }

    private ImmutableArray<BulletinRow> Rows(BulletinDimension dimension)
    {
        (Dictionary<string, FiguresTally> now, Dictionary<string, FiguresTally> before) = _tables[dimension];
        HashSet<string> hidden = Suppression.Of(now, _settings.MinimumGrades);
        HashSet<string> hiddenBefore = Suppression.Of(before, _settings.MinimumGrades);
        return [.. now.Keys.Union(before.Keys, StringComparer.Ordinal)
            .Select(code => new BulletinRow(
                code,
                _settings.Labels.Find(dimension, code),
                now.GetValueOrDefault(code, new()).Figures(hidden.Contains(code)),
                _settings.Before is null ? null : before.GetValueOrDefault(code, new()).Figures(hiddenBefore.Contains(code))))
            .OrderByDescending(row => row.Now.Count).ThenBy(row => row.Code, StringComparer.Ordinal)];
    }

    private ImmutableArray<BulletinRow> Months()
    {
        Dictionary<string, FiguresTally> now = _tables[BulletinDimension.Month].Now;
        HashSet<string> hidden = Suppression.Of(now, _settings.MinimumGrades);
        List<BulletinRow> rows = [];
        BulletinFigures? last = null;
        YearMonth end = _settings.Period.End.ToYearMonth();
        for (YearMonth month = _settings.Period.Start.ToYearMonth(); month <= end; month = month.PlusMonths(1))
        {
            string code = YearMonthPattern.Iso.Format(month);
            BulletinFigures figures = now.GetValueOrDefault(code, new()).Figures(hidden.Contains(code));
            rows.Add(new(code, new(code, code), figures, last));
            last = figures;
        }

        return [.. rows];
    }
}
