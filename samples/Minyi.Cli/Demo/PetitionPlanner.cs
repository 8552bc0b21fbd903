using System.Collections.Immutable;
using System.Globalization;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;

namespace Minyi.Cli.Demo;

/// <summary>Turns the stories into planned petitions: as many as the figures say, spread over the period's working days, the studios, channels and categories.</summary>
internal sealed class PetitionPlanner
{
    private const string ChosenGrade = "?";
    private const int OfficeMinutes = 450;

    private readonly DemoFigures _figures;
    private readonly District _district;
    private readonly Dice _dice;
    private readonly LocalDate[] _workingDays;
    private readonly int[] _residents;

    private PetitionPlanner(DemoFigures figures, District district, IReadOnlyDictionary<StudioId, int> residents, IWorkingCalendar calendar)
    {
        _figures = figures;
        _district = district;
        _dice = new(figures.Chosen.Randomness);
        _workingDays = [.. figures.Chosen.Period.Where(calendar.IsWorkingDay)];
        _residents = [.. district.Studios.Select(s => residents[s.Id])];
    }

    /// <summary>Plans every petition, in the order of their registration.</summary>
    public static ImmutableArray<PlannedPetition> Plan(DemoFigures figures, District district, IReadOnlyDictionary<StudioId, int> residents, IWorkingCalendar calendar) =>
        new PetitionPlanner(figures, district, residents, calendar).Plan();

    private ImmutableArray<PlannedPetition> Plan()
    {
        List<(Story Story, string[] Steps)> courses = [.. _figures.Stories.SelectMany(s => Enumerable.Range(0, s.Count).Select(_ => (s, Expand(s.Steps).ToArray())))];
        ChooseGrades([.. courses.Select(c => c.Steps)]);
        var drawn = courses.Select(c => (Course: c, At: Registration(c.Story))).OrderBy(c => c.At).ToList();
        int digits = drawn.Count.ToString(CultureInfo.InvariantCulture).Length;
        return [.. drawn.Select((d, i) => Petition(
            PetitionId.From("P-" + (i + 1).ToString($"D{digits}", CultureInfo.InvariantCulture)), d.Course.Story, d.Course.Steps, d.At))];
    }

    private IEnumerable<string> Expand(ImmutableArray<string> steps) =>
        steps.SelectMany(s => s.StartsWith('@') ? Expand(_figures.Parts[s[1..]]) : [s]);

    /// <summary>Settles the grades that the stories leave open, so that of all grades as many are "not satisfied" as the published satisfaction leaves.</summary>
    private void ChooseGrades(string[][] courses)
    {
        int grades = courses.Sum(c => c.Count(s => s.StartsWith("appraise-", StringComparison.Ordinal)));
        int fixedNot = courses.Sum(c => c.Count(s => s.EndsWith("-not-satisfied", StringComparison.Ordinal)));
        int open = courses.Sum(c => c.Count(s => s.EndsWith(ChosenGrade, StringComparison.Ordinal)));
        int not = (((1000 - _figures.Figures.SatisfactionPermille) * grades) + 500) / 1000 - fixedNot;
        int seen = 0;
        foreach (string[] course in courses)
        {
            for (int i = 0; i < course.Length; i++)
            {
                if (!course[i].EndsWith(ChosenGrade, StringComparison.Ordinal))
                {
                    continue;
                }

                // Evenly over the open ones: the running share, cut at whole numbers.
                bool isNot = (long)(seen + 1) * not / open > (long)seen * not / open;
                seen++;
                course[i] = course[i][..^1] + (isNot ? "-not-satisfied" : "-satisfied");
            }
        }
    }

    private LocalDateTime Registration(Story story)
    {
        LocalDate edge = _figures.Chosen.Period.End.PlusDays(-story.Days);
        int before = Array.FindLastIndex(_workingDays, d => d <= edge) + 1;
        int index = story.Registered == "late" ? before + _dice.Below(Math.Max(1, _workingDays.Length - before)) : _dice.Below(Math.Max(1, before));
        return _workingDays[Math.Min(index, _workingDays.Length - 1)].At(OfficeDay.At(_dice.Below(OfficeMinutes)));
    }

    private PlannedPetition Petition(PetitionId id, Story story, string[] steps, LocalDateTime at)
    {
        Studio studio = _district.Studios[_dice.Weighted(_residents)];
        Representative[] colleagues = [.. _district.RepresentativesOf(studio.Id)];
        CategoryEntry category = _figures.Categories[_dice.Weighted([.. _figures.Categories.Select(c => c.Weight)])];
        string[] others = [.. _figures.Units.Select(u => u.Id).Where(u => u != category.Unit)];
        int first = _dice.Below(others.Length);
        return new()
        {
            Id = id,
            Kind = story.Kind,
            Channel = story.Channel ?? _figures.Channels.Keys.ElementAt(_dice.Weighted([.. _figures.Channels.Values])),
            Category = category,
            Representative = colleagues[_dice.Below(colleagues.Length)],
            Petitioner = ActorId.From($"petitioner-{id.Value}"),
            Assisting = [UnitId.From(others[first]), UnitId.From(others[(first + 1) % others.Length])],
            RegisteredAt = at,
            Steps = [.. steps.Select(Step)],
        };
    }

    private PlannedStep Step(string text)
    {
        string[] parts = text.Split('+');
        ImmutableArray<int> gap = Gap(parts[0]);
        return new(parts[0], gap[0] + _dice.Below(gap[1] - gap[0] + 1), _dice.Below(OfficeMinutes), parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
    }

    private ImmutableArray<int> Gap(string transition)
    {
        if (_figures.Gaps.TryGetValue(transition, out ImmutableArray<int> own))
        {
            return own;
        }

        foreach ((string name, ImmutableArray<int> gap) in _figures.Gaps)
        {
            if (name.EndsWith('*') && transition.StartsWith(name[..^1], StringComparison.Ordinal))
            {
                return gap;
            }
        }

        return [0, 1];
    }
}
