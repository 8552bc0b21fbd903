namespace Minyi.Workflow.Definition;

/// <summary>Describes a transition step by step.</summary>
public sealed class TransitionBuilder
{
    private TransitionDefinition _transition;

    internal TransitionBuilder(string id, string command) => _transition = new(id, [], null, command, [], [], []);

    /// <summary>From which states; it stays there unless <see cref="To"/> says otherwise.</summary>
    /// <param name="states">The states' ids.</param>
    public TransitionBuilder From(params ReadOnlySpan<string> states) => With(_transition with { From = [.. _transition.From, .. states] });

    /// <summary>To which state.</summary>
    /// <param name="state">The state's id.</param>
    public TransitionBuilder To(string state) => With(_transition with { To = state });

    /// <summary>Who may ask for it.</summary>
    /// <param name="roles">The roles, one of which suffices.</param>
    public TransitionBuilder By(params ReadOnlySpan<string> roles)
    {
        foreach (string role in roles)
        {
            _transition = _transition with { Roles = [.. _transition.Roles, Role.From(role)] };
        }

        return this;
    }

    /// <summary>What it requires.</summary>
    /// <param name="kind">What is looked at.</param>
    /// <param name="of">Of what; null where the kind needs none.</param>
    /// <param name="values">The values that will do.</param>
    public TransitionBuilder When(RequirementKind kind, string? of = null, params ReadOnlySpan<string> values) =>
        With(_transition with { Requires = [.. _transition.Requires, Requirement.That(kind, of, values)] });

    /// <summary>That a role has approved.</summary>
    /// <param name="role">Who.</param>
    /// <param name="article">The article by which this is the head of the asker's own unit; null when it is somebody of another.</param>
    public TransitionBuilder Approved(string role, string? article = null) =>
        With(_transition with { Requires = [.. _transition.Requires, Requirement.That(RequirementKind.Approval, role) with { Article = article }] });

    /// <summary>That the next of a chain may stand in for whoever is late with it.</summary>
    public TransitionBuilder StandIn() => With(_transition with { StandIn = true });

    /// <summary>That law leaves it to one body.</summary>
    /// <param name="article">The article.</param>
    public TransitionBuilder Sole(string article) => With(_transition with { Sole = Guard.Against.NullOrWhiteSpace(article) });

    /// <summary>What it does, after what it does already.</summary>
    /// <param name="kind">What happens.</param>
    /// <param name="of">To what; null where the kind needs none.</param>
    /// <param name="result">The result or outcome; null where the kind needs none.</param>
    public TransitionBuilder Then(EffectKind kind, string? of = null, string? result = null) =>
        With(_transition with { Effects = [.. _transition.Effects, new Effect(kind, of, result)] });

    internal TransitionDefinition ToDefinition() => _transition;

    private TransitionBuilder With(TransitionDefinition transition)
    {
        _transition = transition;
        return this;
    }
}
