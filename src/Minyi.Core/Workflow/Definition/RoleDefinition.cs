namespace Minyi.Workflow.Definition;

/// <summary>On whose side a role stands.</summary>
public enum RoleParty
{
    /// <summary>Asks, and may keep silent: a petitioner, a resident.</summary>
    Asking,

    /// <summary>Owes answers, and is not a handling unit: a studio, the Mass Work Department.</summary>
    Office,

    /// <summary>Owes answers as a unit that handles the petition, so it never judges itself.</summary>
    Unit,

    /// <summary>The host's runner, which tells that a clock's stage has run out.</summary>
    Clock,
}

/// <summary>A role that may act.</summary>
/// <param name="Id">The role, such as <c>Intake</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Party">On whose side it stands.</param>
/// <param name="Scope">On which petitions its holder may act.</param>
/// <param name="Collects">Whether its holders collect petitions and may take them into collective agency: the representatives.</param>
public sealed record RoleDefinition(Role Id, LocalizedText Text, RoleParty Party, RoleScope Scope, bool Collects = false)
{
    /// <summary>The most roles that a workflow may name.</summary>
    public const int Most = 64;
}
