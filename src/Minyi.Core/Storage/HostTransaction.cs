using System.Data.Common;

namespace Minyi.Storage;

/// <summary>
/// The host's own transaction, handed to a store so that what it writes commits with the host's rows or not at all.
/// The host begins, commits and disposes it; a store only writes in it.
/// </summary>
/// <remarks>Databases are handed over as <see cref="DbHostTransaction"/>, the in-memory stores as <see cref="InMemoryTransaction"/>.</remarks>
public abstract class HostTransaction;

/// <summary>A transaction of an ADO.NET provider, on the host's open connection.</summary>
public sealed class DbHostTransaction : HostTransaction
{
    /// <summary>Hands over a transaction.</summary>
    /// <param name="transaction">A transaction that is neither committed nor rolled back.</param>
    public DbHostTransaction(DbTransaction transaction) => Transaction = Guard.Against.Null(transaction);

    /// <summary>The provider's transaction; its connection is the one to write on.</summary>
    public DbTransaction Transaction { get; }
}
