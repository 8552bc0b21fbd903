namespace Minyi.Scoring.Bulletins.Composing;

/// <summary>The counts behind <see cref="BulletinFigures"/>: sums only, so the order of the cases does not matter.</summary>
internal sealed class FiguresTally
{
    private long _count;
    private Share _closed;
    private Share _onTime;
    private Share _overdue;
    private Share _suggestions;
    private Share _adopted;
    private Share _appraised;
    private Share _satisfaction;

    internal long Count => _count;

    internal Share Satisfaction => _satisfaction;

    internal void Add(BulletinCase item, LocalDate cutOff)
    {
        bool closed = item.Closed <= cutOff;
        _count++;
        _closed += Whether(closed);
        _suggestions += Whether(item.Kind == BulletinCodes.Suggestion);
        if (item.Due is { } due)
        {
            _onTime += closed ? Whether((item.Met ?? item.Closed) <= due) : default;
            _overdue += closed ? default : Whether(item.IsOverdue(cutOff));
        }

        if (!closed)
        {
            return;
        }

        if (item.Kind == BulletinCodes.Suggestion && item.Outcome is BulletinCodes.Adopted or BulletinCodes.PartlyAdopted or BulletinCodes.NotAdopted)
        {
            _adopted += Whether(item.Outcome != BulletinCodes.NotAdopted);
        }

        Share grades = default;
        foreach (GradeTally tally in item.Grades)
        {
            grades += new Share(tally.Satisfied, tally.Graded);
        }

        _appraised += Whether(grades.Whole > 0);
        _satisfaction += grades;
    }

    internal void Add(GradeTally tally)
    {
        _count++;
        _satisfaction += new Share(tally.Satisfied, tally.Graded);
    }

    internal BulletinFigures Figures(bool suppressed) => new()
    {
        Count = _count,
        Closed = _closed,
        OnTime = _onTime,
        Overdue = _overdue,
        Suggestions = _suggestions,
        Adopted = _adopted,
        Appraised = _appraised,
        Satisfaction = suppressed ? null : _satisfaction,
    };

    private static Share Whether(bool part) => new(part ? 1 : 0, 1);
}
