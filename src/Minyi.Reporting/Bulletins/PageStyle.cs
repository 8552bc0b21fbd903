namespace Minyi.Reporting.Bulletins;

/// <summary>The style sheet of report pages: A4 when printed, no fonts to load.</summary>
internal static class PageStyle
{
    internal const string Css = """
        :root { --ink: #222b38; --quiet: #5b6675; --line: #d9dee5; --accent: #2b5f9e; --tint: #f4f7fb; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 980px; padding: 24px 28px 60px; color: var(--ink); background: #fff;
          font: 15px/1.6 "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimHei", sans-serif; }
        .pick { position: absolute; opacity: 0; pointer-events: none; }
        .languages { display: flex; gap: 8px; justify-content: flex-end; }
        .languages label { cursor: pointer; padding: 2px 12px; border: 1px solid var(--line); border-radius: 14px; color: var(--quiet); font-size: 13px; }
        article { display: none; }
        #pick-zh-Hans:checked ~ article.zh-Hans, #pick-en:checked ~ article.en { display: block; }
        #pick-zh-Hans:checked ~ nav label[for="pick-zh-Hans"], #pick-en:checked ~ nav label[for="pick-en"] { background: var(--accent); border-color: var(--accent); color: #fff; }
        .pick:focus-visible ~ nav label { outline: 2px solid var(--accent); outline-offset: 2px; }
        header { border-bottom: 3px solid var(--accent); margin-bottom: 18px; }
        h1 { font-size: 27px; line-height: 1.3; margin: 6px 0 4px; }
        h2 { font-size: 18px; margin: 30px 0 10px; padding-left: 10px; border-left: 5px solid var(--accent); break-after: avoid; }
        .lead { color: var(--quiet); margin: 0 0 14px; }
        .cards { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px; margin-bottom: 16px; }
        .card { background: var(--tint); border: 1px solid var(--line); border-radius: 6px; padding: 10px 14px; break-inside: avoid; }
        .card .name { font-size: 13px; color: var(--quiet); }
        .card .value { font-size: 27px; font-weight: 600; line-height: 1.25; color: var(--accent); font-variant-numeric: tabular-nums; }
        .card .of, .card .change { font-size: 12.5px; color: var(--quiet); font-variant-numeric: tabular-nums; min-height: 1.4em; }
        figure { margin: 8px 0 14px; break-inside: avoid; }
        figure svg { display: block; width: 100%; height: auto; }
        figcaption { font-size: 13px; color: var(--quiet); text-align: center; margin-top: 4px; }
        table { width: 100%; border-collapse: collapse; font-size: 13.5px; margin: 6px 0 8px; font-variant-numeric: tabular-nums; }
        thead { display: table-header-group; }
        thead th { border-bottom: 2px solid var(--accent); color: var(--quiet); font-weight: 600; vertical-align: bottom; min-width: 3.4em; }
        th, td { padding: 5px 8px; text-align: right; border-bottom: 1px solid var(--line); }
        td, tbody th { white-space: nowrap; }
        .word { text-align: left; white-space: normal; }
        tbody th { font-weight: 500; }
        tbody th.word { min-width: 7.6em; }
        tbody tr:nth-child(even) { background: var(--tint); }
        tr { break-inside: avoid; }
        .notes { font-size: 13px; color: var(--quiet); }
        .notes ul { padding-left: 20px; }
        @media (max-width: 700px) { .cards { grid-template-columns: repeat(2, 1fr); } section { overflow-x: auto; } }
        @media print {
          @page { size: A4; margin: 14mm 13mm; }
          body { max-width: none; padding: 0; font-size: 10.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          .languages { display: none; }
          h2 { margin-top: 18px; }
          table { font-size: 8.5pt; }
          th, td { padding: 3px 5px; }
        }

        """;
}
