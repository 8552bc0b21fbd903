using System.Collections.Immutable;

namespace Minyi.Petitions.Duplicates;

/// <summary>Which words mean the same, and which say nothing.</summary>
internal sealed class Lexicon
{
    private const int LongestPhrase = 6;

    private readonly Dictionary<string, Concept> _han = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Concept> _words = new(StringComparer.Ordinal);
    private readonly string[] _setPhrases;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _commonWords;

    internal Lexicon(ImmutableArray<ImmutableArray<string>> synonyms, ImmutableArray<string> setPhrases)
    {
        foreach (string line in Vocabulary.Concepts.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            bool isComplaint = words[0] == "!";
            Put(words.Skip(isComplaint ? 1 : 0).Select(w => w.Replace('_', ' ')), isComplaint);
        }

        foreach (ImmutableArray<string> group in synonyms)
        {
            Put(group, isComplaint: false);
        }

        _setPhrases =
        [
            .. Vocabulary.SetPhrases.Split(' ', '\n').Select(p => p.Replace('_', ' ')).Concat(setPhrases.Select(TextFolding.Fold))
                .Where(p => p.Length > 0).OrderByDescending(p => p.Length),
        ];
        HashSet<string> common = [.. Vocabulary.CommonWords.Split(' ', '\n').Where(w => w.Length > 0).Select(w => TextFolding.Stem(w).ToString())];
        _commonWords = common.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal static bool IsCommon(char han) => Vocabulary.CommonCharacters.Contains(han, StringComparison.Ordinal);

    internal bool IsCommon(ReadOnlySpan<char> stem) => _commonWords.Contains(stem);

    internal string WithoutSetPhrases(string folded)
    {
        foreach (string phrase in _setPhrases)
        {
            folded = folded.Replace(phrase, " ", StringComparison.Ordinal);
        }

        return folded;
    }

    /// <summary>The concepts that a folded text speaks of; a longer word covers the shorter ones in it.</summary>
    internal IEnumerable<Concept> Concepts(string folded)
    {
        for (int i = 0; i < folded.Length;)
        {
            if (!TextFolding.IsHan(folded[i]))
            {
                i++;
                continue;
            }

            int length = Math.Min(LongestPhrase, folded.Length - i);
            Concept? concept = null;
            while (length > 0 && !_han.TryGetValue(folded.Substring(i, length), out concept))
            {
                length--;
            }

            if (concept is not null)
            {
                yield return concept;
            }

            i += Math.Max(1, length);
        }

        List<string> stems = Stems(folded);
        for (int i = 0; i < stems.Count;)
        {
            int count = Math.Min(3, stems.Count - i);
            Concept? concept = null;
            while (count > 0 && !_words.TryGetValue(string.Join(' ', stems.GetRange(i, count)), out concept))
            {
                count--;
            }

            if (concept is not null)
            {
                yield return concept;
            }

            i += Math.Max(1, count);
        }
    }

    private void Put(IEnumerable<string> group, bool isComplaint)
    {
        Concept? concept = null;
        foreach (string word in group.Select(TextFolding.Fold))
        {
            concept ??= new(word, isComplaint);
            if (word.Any(TextFolding.IsHan))
            {
                _han[word] = concept;
            }
            else
            {
                _words[string.Join(' ', Stems(word))] = concept;
            }
        }
    }

    private static List<string> Stems(string folded)
    {
        List<string> stems = [];
        for (int i = 0; i < folded.Length;)
        {
            int start = i;
            while (i < folded.Length && TextFolding.IsWord(folded[i]))
            {
                i++;
            }

            if (i > start)
            {
                stems.Add(TextFolding.Stem(folded.AsSpan(start, i - start)).ToString());
            }
            else
            {
                i++;
            }
        }

        return stems;
    }
}

/// <summary>What several words stand for.</summary>
/// <param name="Name">The first of its words.</param>
/// <param name="IsComplaint">Whether it says what is wrong, and not what it is about.</param>
internal sealed record Concept(string Name, bool IsComplaint);
