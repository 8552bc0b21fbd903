namespace Minyi.Testing.Tests.Conformance;

/// <summary>Each a way in which somebody's store could be wrong.</summary>
public enum Break
{
    None,

    // Versions, retries, conflicts.
    IgnoresExpectedVersion,
    TakesVersionsAhead,
    ForgetsCommands,
    CommandsAcrossPetitions,
    RetryAnswersCurrentVersion,
    RetryConflicts,
    ConflictHidesVersion,
    RacesForVersion,

    // What is kept.
    KeepsMilliseconds,
    IdsIgnoreCase,
    IdsLoseTrailingBlanks,
    LosesDataReferences,
    WritesPayloadAnew,
    WrongTypeVersion,
    UnlinkedChain,
    KeepsNothingBefore1970,
    CutsLongIds,
    LosesPlanes,
    CutsLargeTexts,
    CutsLongAppends,
    DeafWhileWaiting,

    // The stream.
    PositionsFromZero,
    PositionsWithGaps,
    PositionTakenBeforeWriting,
    StreamByPetition,
    StreamFromPositionInclusive,
    StreamCut,
    HistoryCut,
    HistoryFromVersionInclusive,
    ShowsHalfCommands,
    HeadOneAhead,
    StreamIgnoresCancellation,
    HostsDoNotSeeEachOther,

    // Torn writes and cancellation.
    TornByFormat,
    TornByCancellation,
    IgnoresCancellation,

    // Transactions and batches.
    WritesOutsideTransaction,
    LosesTransaction,
    ForgetsTransactionsOwnAppends,
    ThrowsOnConflictInTransaction,
    TakesForeignTransactions,
    ManyStopAtConflict,
    ManyIgnoreEarlierOnes,
    ManyKeepWhatDidNotConflict,
    ManyTorn,
    ExpectationsIgnored,
    ExpectationsRace,

    // Personal data.
    NoSalt,
    NewReferenceOnPutAgain,
    Overwrites,
    TellsWhatRecordsSay,
    GivesOutAltered,
    LostAndErasedAlike,
    TimeOfErasureLost,
    ErasesOneOfThePerson,
    ErasesSubjectsAlike,
    KeepsTextOfErased,
    KeepsSubjectOfErased,
    PutAgainAfterErasure,
    DataOutsideTransaction,
    DataLosesTransaction,

    // Taking back what was put.
    WithdrawnStays,
    WithdrawnThoughPutAgain,
    WithdrawnAsErased,
    WithdrawsErased,

    // Snapshots.
    SnapshotsLoseWorkflow,
    SnapshotsCut,
    SnapshotsKeepTheNewest,
    SnapshotsOfOne,
    SnapshotsStay,
}
