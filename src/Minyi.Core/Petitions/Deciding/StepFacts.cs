using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Deciding;

/// <summary>What every step tells, on its way into its event.</summary>
internal readonly record struct StepFacts(
    string Command,
    string Transition,
    string State,
    string? Outcome,
    bool? Published,
    ValueList<ObligationChange>? Obligations,
    ValueList<ClockChange>? Clocks,
    ValueList<AppraisalChange>? Appraisals,
    ValueList<CounterChange>? Counters,
    ValueList<Attachment>? Attachments,
    ValueList<Role>? Approvals,
    UnitId? ForUnit,
    Role? InPlaceOf,
    ImmutableArray<PersonalDataReference> Data);
