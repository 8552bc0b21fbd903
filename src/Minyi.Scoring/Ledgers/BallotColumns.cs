using System.Runtime.InteropServices;

namespace Minyi.Scoring.Ledgers;

/// <summary>Resolves ballots that come as numbers, very many of them: one for each grader, handling, subject and item, as <see cref="AppraisalLedger"/> does for grades that come one by one.</summary>
/// <remarks>
/// <para>A grade takes 24 bytes. Grades are kept apart by their ballots in 64 parts; what exceeds the memory that was allowed goes to a file for each part, in a folder of the host's choice, and the
/// files are gone when this is disposed. Resolving takes the memory of one part.</para>
/// <para>Between grades of one ballot the day decides, then the order in which they were added.</para>
/// </remarks>
public sealed class BallotColumns : IDisposable
{
    private const int Parts = 64, Chunk = 4096;

    private readonly BallotRule _rule;
    private readonly long _mostRows;
    private readonly string _folder;
    private readonly List<Row[]>[] _chunks = new List<Row[]>[Parts];
    private readonly int[] _filled = new int[Parts];
    private readonly FileStream?[] _files = new FileStream?[Parts];
    private long _inMemory;

    /// <summary>Begins.</summary>
    /// <param name="rule">Which of several grades of one ballot counts.</param>
    /// <param name="folder">Where files are put when memory is not enough.</param>
    /// <param name="mostBytes">How much memory the grades may take before some go to files; 640 MiB unless said otherwise.</param>
    public BallotColumns(BallotRule rule, string folder, long mostBytes = 640L << 20)
    {
        _rule = rule;
        _folder = Guard.Against.NullOrWhiteSpace(folder);
        _mostRows = Guard.Against.Negative(mostBytes) / Marshal.SizeOf<Row>();
        for (int p = 0; p < Parts; p++)
        {
            _chunks[p] = [];
        }
    }

    /// <summary>How many grades were added.</summary>
    public long Count { get; private set; }

    /// <summary>How many bytes went to files.</summary>
    public long Spilled { get; private set; }

    /// <summary>Adds a grade.</summary>
    /// <param name="grader">Who grades.</param>
    /// <param name="handling">What is graded.</param>
    /// <param name="subject">Who is graded.</param>
    /// <param name="item">About which item.</param>
    /// <param name="answer">What was answered; it is given back as it is.</param>
    /// <param name="day">The day, in any count that grows with time.</param>
    public void Add(int grader, int handling, int subject, int item, int answer, int day)
    {
        Row row = new(grader, handling, subject, item, answer, day);
        int part = unchecked((int)(row.Hash >> 58));
        List<Row[]> chunks = _chunks[part];
        if (chunks.Count == 0 || _filled[part] == Chunk)
        {
            if (_inMemory >= _mostRows)
            {
                SpillLargest();
                chunks = _chunks[part];
            }

            chunks.Add(new Row[Chunk]);
            _filled[part] = 0;
            _inMemory += Chunk;
        }

        chunks[^1][_filled[part]++] = row;
        Count++;
    }

    /// <summary>Gives the grade of each ballot that counts, in no order.</summary>
    /// <param name="counted">Takes the subject and the answer of a ballot.</param>
    /// <returns>How many grades do not count, since another one of the same ballot does.</returns>
    public long Resolve(Action<int, int> counted)
    {
        Guard.Against.Null(counted);
        long ballots = 0;
        for (int p = 0; p < Parts; p++)
        {
            Row[] rows = Take(p);
            int[] slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, rows.Length * 2))];
            int mask = slots.Length - 1;
            for (int i = 0; i < rows.Length; i++)
            {
                int slot = unchecked((int)rows[i].Hash) & mask;
                while (slots[slot] != 0 && !rows[slots[slot] - 1].SameBallot(rows[i]))
                {
                    slot = (slot + 1) & mask;
                }

                if (slots[slot] == 0)
                {
                    slots[slot] = i + 1;
                    ballots++;
                }
                else if (_rule == BallotRule.Last ? rows[i].Day >= rows[slots[slot] - 1].Day : rows[i].Day < rows[slots[slot] - 1].Day)
                {
                    slots[slot] = i + 1;
                }
            }

            foreach (int taken in slots)
            {
                if (taken != 0)
                {
                    counted(rows[taken - 1].Subject, rows[taken - 1].Answer);
                }
            }
        }

        return Count - ballots;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileStream? file in _files)
        {
            file?.Dispose();
        }
    }

    /// <summary>Writes the part that takes the most memory to its file, so that files grow by long stretches.</summary>
    private void SpillLargest()
    {
        int part = 0;
        for (int p = 1; p < Parts; p++)
        {
            part = _chunks[p].Count > _chunks[part].Count ? p : part;
        }

        FileStream file = _files[part] ??= new(
            Path.Combine(_folder, $".ballots-{Environment.ProcessId}-{part}-{Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        for (int c = 0; c < _chunks[part].Count; c++)
        {
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(_chunks[part][c].AsSpan(0, c == _chunks[part].Count - 1 ? _filled[part] : Chunk));
            file.Write(bytes);
            Spilled += bytes.Length;
        }

        _inMemory -= (long)_chunks[part].Count * Chunk;
        _chunks[part] = [];
        _filled[part] = 0;
    }

    /// <summary>All rows of a part in the order in which they came; the part is empty afterwards.</summary>
    private Row[] Take(int part)
    {
        int kept = _chunks[part].Count == 0 ? 0 : ((_chunks[part].Count - 1) * Chunk) + _filled[part];
        int spilled = (int)((_files[part]?.Length ?? 0) / Marshal.SizeOf<Row>());
        Row[] rows = new Row[spilled + kept];
        if (_files[part] is { } file)
        {
            file.Position = 0;
            file.ReadExactly(MemoryMarshal.AsBytes(rows.AsSpan(0, spilled)));
        }

        for (int c = 0, at = spilled; c < _chunks[part].Count; c++, at += Chunk)
        {
            _chunks[part][c].AsSpan(0, Math.Min(Chunk, rows.Length - at)).CopyTo(rows.AsSpan(at));
        }

        _chunks[part] = [];
        _filled[part] = 0;
        return rows;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Row(int Grader, int Handling, int Subject, int Item, int Answer, int Day)
    {
        internal ulong Hash
        {
            get
            {
                unchecked
                {
                    ulong hash = ((uint)Grader * 0x9E37_79B9_7F4A_7C15UL) ^ (((ulong)(uint)Handling << 32) | (uint)Subject);
                    hash = (hash ^ (hash >> 32)) * 0xD6E8_FEB8_6659_FD93UL;
                    hash = (hash ^ (hash >> 32) ^ (uint)Item) * 0xD6E8_FEB8_6659_FD93UL;
                    return hash ^ (hash >> 32);
                }
            }
        }

        internal bool SameBallot(Row other) => Grader == other.Grader && Handling == other.Handling && Subject == other.Subject && Item == other.Item;
    }
}
