using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>
/// Random workflows that are proved sound: a line of states with owners, clocks and chains, and beside it what a mechanism may have (extensions, suspensions, loops,
/// feedback, parts, appraisals, sole decisions), then a few random changes that the proof lets pass.
/// </summary>
internal sealed partial class WorkflowMaker
{
    private static readonly LocalizedText Text = new("文", "text");

    private readonly Random _random;
    private readonly int _offices;
    private readonly string[] _kinds;
    private readonly List<string> _links = [];
    private readonly List<StateDefinition> _states = [];
    private readonly List<ClockDefinition> _clocks = [];
    private readonly List<TransitionDefinition> _transitions = [];
    private readonly List<CounterDefinition> _counters = [];
    private readonly List<ObligationDefinition> _obligations = [];
    private readonly List<string> _everyClock = [];
    private bool _parts;
    private bool _appraised;

    private WorkflowMaker(Random random)
    {
        _random = random;
        _offices = random.Next(3, 5);
        _kinds = random.Next(2) == 0 ? [] : ["K1", "K2"];
        _links.AddRange(Enumerable.Range(1, _offices - 1).Select(i => $"link-{i}"));
    }

    /// <summary>A sound workflow from a seed; tries until one is.</summary>
    internal static PetitionWorkflow Sound(int seed)
    {
        Random random = new(seed);
        while (true)
        {
            WorkflowDefinition definition = new WorkflowMaker(random).Make();
            for (int changes = random.Next(4); changes > 0; changes--)
            {
                WorkflowDefinition changed = Changed(definition, random);
                definition = Built(changed) is null ? definition : changed;
            }

            if (Built(definition) is { } workflow)
            {
                return workflow;
            }
        }
    }

    private static PetitionWorkflow? Built(WorkflowDefinition definition) =>
        PetitionWorkflow.TryBuild(definition, out PetitionWorkflow? workflow, new VerificationOptions { Limit = 4000 }).Verdict == Verdict.Sound ? workflow : null;

    /// <summary>One random change of who may, who owes, what is required or what is done.</summary>
    private static WorkflowDefinition Changed(WorkflowDefinition definition, Random random)
    {
        int at = random.Next(definition.Transitions.Count);
        TransitionDefinition t = definition.Transitions[at];
        Role other = definition.Roles[random.Next(definition.Roles.Count)].Id;
        TransitionDefinition changed = random.Next(7) switch
        {
            0 when t.Sole is null => t with { Roles = [.. t.Roles.Append(other).Distinct()] },
            1 => t with { Roles = [other] },
            2 => t with { StandIn = !t.StandIn && t.Sole is null },
            3 when t.Requires.Count > 0 => t with { Requires = [.. t.Requires.Where((_, i) => i != random.Next(t.Requires.Count))] },
            4 when t.Effects.Count > 0 => t with { Effects = [.. t.Effects, definition.Transitions[random.Next(definition.Transitions.Count)].Effects.FirstOrDefault(t.Effects[0])] },
            5 => t with { From = [.. t.From.Append(definition.States[random.Next(definition.States.Count)].Id).Distinct(StringComparer.Ordinal)] },
            _ => t with { To = definition.States[random.Next(definition.States.Count)].Id },
        };
        return definition with { Transitions = [.. definition.Transitions.Select((one, i) => i == at ? changed : one)] };
    }

    private WorkflowDefinition Make()
    {
        int length = _random.Next(2, 5);
        int unitAt = Chance(4) ? length : _random.Next(length); // beyond the end: no unit
        List<string[]> owners = [];
        for (int i = 0; i < length; i++)
        {
            owners.Add(i == unitAt ? ["U"] : Chance(3) && _offices > 3 ? ["O1", "O2"] : [$"O{_random.Next(1, _offices)}"]);
            Clock($"c{i}", owners[i], stages: Chance(3) ? 2 : 1);
            _parts |= i == unitAt && Chance(2);
            _states.Add(new($"W{i}", Text, [.. owners[i].Concat(_parts && i == unitAt ? ["H"] : (string[])[]).Select(o => new OwedStep(Role.From(o), $"c{i}"))]));
        }

        string[] begins = Chance(2) ? [owners[0][0]] : [owners[0][0], "Asker"];
        begins = begins[0] == "U" ? ["O1"] : begins;
        Add("begin", "Begin", ["New"], "W0", begins, [], [Do(EffectKind.Start, "c0")]);
        bool told = Chance(2), toldOffice = told && Chance(2);
        _appraised = Chance(3);
        if (told)
        {
            _obligations.Add(new("TA", Text) { To = [Role.From("Asker")] });
        }

        string office = $"O{_offices}";
        if (toldOffice)
        {
            _obligations.Add(new("TO", Text, Optional: false) { To = [Role.From(office)] });
        }

        if (_parts)
        {
            _obligations.Add(new("Parts", Text, Many: true, Recipient: false));
        }

        for (int i = 0; i < length; i++)
        {
            bool last = i == length - 1;
            string to = !last ? $"W{i + 1}" : _appraised ? "A" : "Done";
            List<Effect> effects = [.. Leave(i)];
            List<Requirement> requires = [];
            if (_parts && i == unitAt)
            {
                requires.Add(That(RequirementKind.Obligation, "Parts", "none", "settled", "waived"));
                effects.Add(Do(EffectKind.Void, "Parts"));
            }

            if (!last)
            {
                effects.Add(Do(EffectKind.Start, $"c{i + 1}"));
                if (_parts && i + 1 == unitAt)
                {
                    effects.Add(Do(EffectKind.Open, "Parts"));
                }

                if (i + 1 == length - 1)
                {
                    Opens(effects, told, toldOffice);
                }
            }
            else
            {
                foreach (ObligationDefinition obligation in _obligations.Where(o => o.Recipient))
                {
                    requires.Add(That(RequirementKind.Obligation, obligation.Id, "settled", "waived"));
                }

                if (_appraised)
                {
                    effects.AddRange([Do(EffectKind.Offer, "grade"), Do(EffectKind.Start, "ca")]);
                }

                if (length == 1)
                {
                    Opens(effects, told, toldOffice);
                }
            }

            bool sole = owners[i].Length == 1 && Chance(10);
            Add($"go-{i}", "Go", [$"W{i}"], to, owners[i], requires, effects, standIn: !sole, sole: sole ? "article 1" : null);
            Overdue(i, owners[i], $"W{i}");
            Supervise(i, owners[i]);
            if (Chance(2))
            {
                Extend(i, owners[i]);
            }

            if (Chance(3))
            {
                Suspend(i, owners[i]);
            }

            if (i > 0 && Chance(3) && i != length - 1)
            {
                Count("back");
                Add($"back-{i}", "Back", [$"W{i}"], $"W{i - 1}", [Chance(2) ? owners[i][0] : office], [That(RequirementKind.Reason), That(RequirementKind.Counter, "back", "below")],
                    [.. Leave(i), .. _parts && i == unitAt ? [Do(EffectKind.Waive, "Parts"), Do(EffectKind.Void, "Parts")] : (Effect[])[], Do(EffectKind.Count, "back"), Do(EffectKind.Start, $"c{i - 1}"),
                        .. _parts && i - 1 == unitAt ? [Do(EffectKind.Open, "Parts")] : (Effect[])[]]);
            }

            if (_parts && i == unitAt)
            {
                Add("contribute", "Contribute", [$"W{i}"], null, ["H"], [That(RequirementKind.Recipient, "Parts"), That(RequirementKind.Obligation, "Parts", "owed", "some")], [Do(EffectKind.Settle, "Parts")]);
                Add("release", "Release", [$"W{i}"], null, [.. Chain($"c{i}").Select(l => l.Role.Value)], [That(RequirementKind.Reason), That(RequirementKind.Obligation, "Parts", "owed", "some")], [Do(EffectKind.Waive, "Parts")]);
            }
        }

        if (told)
        {
            string[] telling = [.. owners[length - 1].Where(o => o != office)];
            Add("tell-ta", "Tell", [$"W{length - 1}"], null, owners[length - 1], [That(RequirementKind.Recipient, "TA"), That(RequirementKind.Obligation, "TA", "owed")], [Do(EffectKind.Settle, "TA")], standIn: true);
            if (toldOffice)
            {
                Add("tell-to", "Tell", [$"W{length - 1}"], null, telling, [That(RequirementKind.Recipient, "TO"), That(RequirementKind.Obligation, "TO", "owed")], [Do(EffectKind.Settle, "TO")], standIn: true);
            }

            if (Chance(2))
            {
                Add("waive-ta", "Waive", [$"W{length - 1}"], null, owners[length - 1], [That(RequirementKind.Document, "proof"), That(RequirementKind.Obligation, "TA", "owed")], [Do(EffectKind.Waive, "TA")], standIn: true);
            }
        }

        string answers = $"go-{Math.Max(0, length - 2)}";
        int answering = _transitions.FindIndex(t => t.Id == answers);
        _transitions[answering] = _transitions[answering] with { Effects = [.. _transitions[answering].Effects, new(EffectKind.Conclude, null, "Solved")] };
        if (toldOffice && Chance(2) && _transitions[answering].Roles.All(r => r.Value != office))
        {
            AnswerAbove(_transitions[answering], office);
        }

        if (_appraised)
        {
            Appraise(length);
        }

        Rest(length, office);
        return Definition();
    }

    /// <summary>
    /// The top office may give the answer too, and then need not be told by somebody else: only who came shows whether it did. Where another gave the answer, a third may tell it
    /// when the owner is late, since the top office may not.
    /// </summary>
    private void AnswerAbove(TransitionDefinition answer, string office)
    {
        _transitions.Add(answer with { Id = "answer-above", Command = "Answer", Roles = [Role.From(office)], StandIn = false, Sole = null });
        int telling = _transitions.FindIndex(t => t.Id == "tell-to");
        ValueList<Role> owners = _transitions[telling].Roles;
        Role third = Enumerable.Range(1, _offices - 1).Select(i => Role.From($"O{i}")).First(r => !owners.Contains(r));
        _transitions[telling] = _transitions[telling] with { Roles = [.. owners, third, Role.From(office)] };
    }

    private void Opens(List<Effect> effects, bool told, bool toldOffice)
    {
        if (told)
        {
            effects.Add(Do(EffectKind.Open, "TA"));
        }

        if (toldOffice)
        {
            effects.Add(Do(EffectKind.Open, "TO"));
        }
    }

    private void Appraise(int length)
    {
        string owner = $"O{_offices - 1}";
        Clock("ca", [owner], 1);
        Clock("cb", [owner], 1);
        _states.Add(new("A", Text, [new(Role.From("Asker"), "ca"), new(Role.From(owner), "ca"), new(Role.From(owner), "cb")]));
        Add("satisfied", "Grade", ["A"], null, ["Asker"], [That(RequirementKind.DistinctFrom), That(RequirementKind.Appraisal, "grade", "offered"), That(RequirementKind.Result, "grade", "satisfied")], [new(EffectKind.Close, "grade", "satisfied")]);
        Add("not-satisfied", "Grade", ["A"], null, ["Asker"], [That(RequirementKind.DistinctFrom), That(RequirementKind.Appraisal, "grade", "offered"), That(RequirementKind.Result, "grade", "not-satisfied")], [new(EffectKind.Close, "grade", "not-satisfied")]);
        Add("lapse", "Lapse", ["A"], null, ["Clock"], [That(RequirementKind.Expired, "ca", "due")], [Do(EffectKind.Stop, "ca"), new(EffectKind.Close, "grade", "lapsed"), Do(EffectKind.Start, "cb")]);
        Effect[] leave = [Do(EffectKind.Stop, "ca"), Do(EffectKind.Stop, "cb"), .. Links("cb").Select(l => Do(EffectKind.Stop, l))];
        Add("confirm", "Confirm", ["A"], "Done", [owner], [That(RequirementKind.DistinctFrom), That(RequirementKind.Appraisal, "grade", "satisfied", "lapsed")], leave, standIn: true);
        Count("rework");
        Effect[] again = [.. _obligations.Where(o => o.Recipient).Select(o => Do(EffectKind.Void, o.Id)), Do(EffectKind.Withdraw, "grade"), Do(EffectKind.Reconsider)];
        Add("rework", "Rework", ["A"], "W0", [owner], [That(RequirementKind.DistinctFrom), That(RequirementKind.Appraisal, "grade", "not-satisfied"), That(RequirementKind.Counter, "rework", "below")],
            [.. leave, .. again, Do(EffectKind.Count, "rework"), Do(EffectKind.Start, "c0")], standIn: true);
        Add("close-all-the-same", "Confirm", ["A"], "Done", [owner], [That(RequirementKind.DistinctFrom), That(RequirementKind.Appraisal, "grade", "not-satisfied"), That(RequirementKind.Counter, "rework", "at-bound")], leave, standIn: true);
        OverdueOf("cb", "A");
    }

    private void Rest(int length, string office)
    {
        Effect[] everything =
        [
            .. _everyClock.Concat(_links).Select(c => Do(EffectKind.Stop, c)),
            .. _obligations.SelectMany(o => new[] { Do(EffectKind.Waive, o.Id), Do(EffectKind.Void, o.Id) }),
            .. _appraised ? [Do(EffectKind.Withdraw, "grade")] : (Effect[])[],
        ];
        string[] open = [.. _states.Select(s => s.Id)];
        if (Chance(2))
        {
            Add("withdraw", "Withdraw", open, "Withdrawn", ["Asker"], [], [.. everything, new(EffectKind.Conclude, null, "Withdrawn")]);
            _states.Add(new("Withdrawn", Text, [], new("Withdrawn", [], [])));
        }

        if (Chance(2))
        {
            Add("note", "Note", open, null, [office, "Asker"], [], []);
        }

        if (Chance(3))
        {
            Count("reopening");
            Add("reopen", "Reopen", ["Done"], "W0", [office], [That(RequirementKind.Reason), That(RequirementKind.Counter, "reopening", "below")],
                [Do(EffectKind.Reconsider), Do(EffectKind.Retract), .. everything.Where(e => e.Kind is EffectKind.Void or EffectKind.Withdraw), Do(EffectKind.Count, "reopening"), Do(EffectKind.Start, "c0")]);
        }

        if (Chance(2))
        {
            Add("publish", "Publish", ["Done"], null, ["O1", office], [That(RequirementKind.Published, null, "no")], [Do(EffectKind.Publish)]);
        }

        if (_kinds.Length > 0 && Chance(2))
        {
            Add("hand-over", "HandOver", ["W0"], "Given", ["O1"], [That(RequirementKind.Kind, null, "K1")], [.. everything, new(EffectKind.Conclude, null, "Given")]);
            _states.Add(new("Given", Text, [], new("Given", [], [])));
        }

        _states.Insert(0, new("New", Text, []));
        _states.Add(new("Done", Text, [], new("Solved", [.. _obligations.Where(o => o.Recipient).Select(o => o.Id)], _appraised ? ["grade"] : [])));
    }

    private WorkflowDefinition Definition()
    {
        string[] commands = [.. _transitions.Select(t => t.Command).Distinct(StringComparer.Ordinal)];
        bool units = _states.Any(s => s.Owes.Any(o => o.Role.Value == "U"));
        return new()
        {
            Id = "made",
            Version = 1,
            Title = Text,
            Initial = "New",
            Roles =
            [
                new(Role.From("Asker"), Text, RoleParty.Asking, RoleScope.OwnPetition),
                .. Enumerable.Range(1, _offices).Select(i => new RoleDefinition(Role.From($"O{i}"), Text, RoleParty.Office, i == _offices ? RoleScope.District : (RoleScope)new[] { RoleScope.District, RoleScope.OwnStudio, RoleScope.OwnStudioElseDistrict }.GetValue(_random.Next(3))!)),
                .. units ? [new RoleDefinition(Role.From("U"), Text, RoleParty.Unit, RoleScope.OwnReferral)] : (RoleDefinition[])[],
                .. _parts ? [new RoleDefinition(Role.From("H"), Text, RoleParty.Unit, RoleScope.OwnPart)] : (RoleDefinition[])[],
                new(Role.From("Clock"), Text, RoleParty.Clock, RoleScope.District),
            ],
            Kinds = [.. _kinds.Select(k => new KindDefinition(k, Text))],
            Outcomes = [.. new[] { "Solved", "Withdrawn", "Given" }.Select(o => new NamedText(o, Text))],
            Commands = [.. commands.Select(c => new CommandDefinition(c, Text, Judges: c is "Confirm" or "Rework"))],
            Obligations = [.. _obligations],
            Clocks = [.. _clocks, .. _links.Where(l => _transitions.Any(t => t.Effects.Any(e => e.Of == l))).Select(l => new ClockDefinition(l, Text, ["due"]))],
            Appraisals = _appraised ? [new("grade", Text, "ca")] : [],
            Counters = [.. _counters],
            States = [.. _states],
            Transitions = [.. _transitions],
        };
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private void Count(string counter)
    {
        if (_counters.All(c => c.Id != counter))
        {
            _counters.Add(new(counter, Text, 1));
        }
    }

    private void Add(string id, string command, string[] from, string? to, string[] roles, IEnumerable<Requirement> requires, IEnumerable<Effect> effects, bool standIn = false, string? sole = null) =>
        _transitions.Add(new(id, [.. from], to, command, [.. roles.Select(Role.From)], [.. requires], [.. effects]) { StandIn = standIn, Sole = sole });

    private static Effect Do(EffectKind kind, string? of = null) => new(kind, of);

    private static Requirement That(RequirementKind kind, string? of = null, params string[] values) => Requirement.That(kind, of, values);
}
