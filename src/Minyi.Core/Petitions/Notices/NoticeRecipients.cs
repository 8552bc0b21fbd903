using Minyi.Petitions.Authority;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Notices;

/// <summary>Who holds a role on a petition, as far as the petition tells.</summary>
internal static class NoticeRecipients
{
    internal static IEnumerable<NoticeRecipient> Of(Petition petition, Role role)
    {
        if (!petition.Rules.Tables.RolesById.TryGetValue(role, out RoleDefinition? defined) || defined.Party == RoleParty.Clock)
        {
            return [];
        }

        IEnumerable<NoticeRecipient> all = petition.Rules.Scope(role) switch
        {
            RoleScope.District => [new(role)],
            RoleScope.OwnStudioElseDistrict => [new(role, Studio: petition.Form?.Studio)],
            RoleScope.OwnPetition => [new(role, Account: petition.Form?.Petitioner)],
            RoleScope.OwnReferral => petition.Lead is { } lead ? [new(role, Unit: lead)] : [],
            RoleScope.OwnPart => petition.OwingParts.Select(u => new NoticeRecipient(role, Unit: u)),
            RoleScope.OwnStudio when defined.Collects => Collecting(petition, role),
            _ => petition.Form?.Studio is { } studio ? [new(role, Studio: studio)] : [],
        };
        return all.Where(r => !IsKeptFrom(petition, r));
    }

    internal static IEnumerable<NoticeRecipient> Of(Petition petition, IEnumerable<Role> roles) => roles.SelectMany(r => Of(petition, r));

    /// <summary>Who collected it and who acts in collective agency; where neither is named, those of the studio.</summary>
    private static NoticeRecipient[] Collecting(Petition petition, Role role)
    {
        List<NoticeRecipient> all = [];
        if (petition.Form?.Representative is { } collected)
        {
            all.Add(new(role, Representative: collected));
        }

        foreach (Districts.RepresentativeId agent in Scopes.Agents(petition))
        {
            if (!all.Exists(r => r.Representative == agent))
            {
                all.Add(new(role, Representative: agent));
            }
        }

        if (all.Count == 0 && petition.Form?.Studio is { } studio)
        {
            all.Add(new(role, Studio: studio));
        }

        return [.. all];
    }

    /// <summary>Units that a confidential petition is about are told nothing of it.</summary>
    private static bool IsKeptFrom(Petition petition, NoticeRecipient recipient) =>
        recipient.Unit is { } unit && petition.Form is { Accused: { } accused, Kind: { } kind } && petition.Rules.Tables.Confidential.Contains(kind) && accused.Contains(unit);
}
