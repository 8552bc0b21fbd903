using System.Globalization;
using System.Text;
using Minyi.Petitions;

namespace Minyi.Storage.Lists;

/// <summary>What lists are told apart by, and what rows are counted by.</summary>
internal static class ListText
{
    /// <summary>Reader, filter and order as one text: a cursor is bound to it.</summary>
    internal static string Of(PetitionFilter filter, PetitionOrder order)
    {
        StringBuilder text = new();
        Add(order.ToString());
        Add(filter.Reader?.Id.Value);
        foreach (IEnumerable<string>? held in (IEnumerable<string>?[])[filter.Reader?.Roles.Select(r => r.Value), filter.Reader?.Studios.Select(s => s.Value), filter.Reader?.Units.Select(u => u.Value)])
        {
            Add(held is null ? null : string.Join('\n', held.Order(StringComparer.Ordinal)));
        }

        Add(filter.Turn?.ToString());
        Add(filter.State);
        Add(filter.IsClosed?.ToString());
        Add(filter.Unit?.Value);
        Add(filter.Studio?.Value);
        Add(filter.Representative?.Value);
        Add(filter.Petitioner?.Value);
        Add(filter.Kind);
        Add(filter.Category);
        Add(filter.DueFrom?.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture));
        Add(filter.DueTo?.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture));
        Add(filter.Matter?.Value);
        Add(filter.Meeting);
        Add(filter.Reference?.System);
        Add(filter.Reference?.Number);
        Add(filter.FromMonth?.ToString(CultureInfo.InvariantCulture));
        Add(filter.ToMonth?.ToString(CultureInfo.InvariantCulture));
        return text.ToString();

        void Add(string? part) => text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}\n");
    }

    internal static string? Group(ListedPetition listed, PetitionGroup group) => group switch
    {
        PetitionGroup.State => listed.State,
        PetitionGroup.Kind => listed.Kind,
        PetitionGroup.Category => listed.Category,
        PetitionGroup.Studio => listed.Studio?.Value,
        PetitionGroup.Unit => listed.Unit?.Value,
        PetitionGroup.Representative => listed.Representative?.Value,
        PetitionGroup.Month => listed.RegisteredMonth.ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Petitions are not counted by this."),
    };
}
