namespace Minyi.Core.Tests.Petitions.Duplicates;

public class DuplicateQualityTests
{
    /// <summary>The pairs that thresholds and vocabulary were tuned on; they say nothing of how well it does on others.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void On_the_pairs_that_it_was_tuned_on(bool withCategory)
    {
        Quality quality = LabelledPair.Judge(LabelledPair.Read("tuning.tsv"), withCategory);
        Assert.True(quality is { Precision: >= 0.8, Recall: >= 0.8 }, $"{quality.Precision:0.00} {quality.Recall:0.00}\n{string.Join('\n', quality.Faults)}");
    }

    /// <summary>
    /// Pairs by somebody who knew neither vocabulary nor thresholds, with near misses at the same place for every paraphrase. The figures are those of
    /// docs/petitions.md: whoever changes the finder changes them there.
    /// </summary>
    [Theory]
    [InlineData("zh", 11, 11, 39)]
    [InlineData("en", 14, 24, 36)]
    public void On_pairs_that_it_has_never_seen(string language, int right, int wrong, int missed)
    {
        Quality quality = LabelledPair.Judge([.. LabelledPair.Read("held-out.tsv").Where(p => p.Language == language)], withCategory: false);
        Assert.Equal((right, wrong, missed), (quality.Right, quality.Wrong, quality.Missed));
    }
}
