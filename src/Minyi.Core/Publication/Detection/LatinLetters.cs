namespace Minyi.Publication.Detection;

/// <summary>Latin letters without their accents, so that a name is found whichever way they are written. A table, because normalization depends on how the host is set up.</summary>
internal static class LatinLetters
{
    private const char First = '\u00C0';
    private const char FirstAdditional = '\u1E00';

    // Unicode's canonical decompositions, the first letter of each, for U+00C0 to U+024F and U+1E00 to U+1EFF.
    private const string Letters =
        "AAAAAAÆCEEEEIIIIÐNOOOOO×ØUUUUYÞßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþyAaAaAaCcCcCcCcDdĐđEeEeEeEeEeGgGgGgGgHhĦħIiIiIiIi" +
        "IıĲĳJjKkĸLlLlLlĿŀŁłNnNnNnŉŊŋOoOoOoŒœRrRrRrSsSsSsSsTtTtŦŧUuUuUuUuUuUuWwYyYZzZzZzſƀƁƂƃƄƅƆƇƈƉƊƋƌƍƎƏƐƑƒƓƔƕƖƗƘƙƚƛƜƝƞƟ" +
        "OoƢƣƤƥƦƧƨƩƪƫƬƭƮUuƱƲƳƴƵƶƷƸƹƺƻƼƽƾƿǀǁǂǃǄǅǆǇǈǉǊǋǌAaIiOoUuUuUuUuUuǝAaAaÆæǤǥGgKkOoOoƷʒjǱǲǳGgǶǷNnAaÆæØøAaAaEeEeIiIiOoOo" +
        "RrRrUuUuSsTtȜȝHhȠȡȢȣȤȥAaEeOoOoOoOoYyȴȵȶȷȸȹȺȻȼȽȾȿɀɁɂɃɄɅɆɇɈɉɊɋɌɍɎɏ";

    private const string Additional =
        "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTt" +
        "TtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyẚſẜẝẞẟAaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOo" +
        "OoOoUuUuUuUuUuUuUuYyYyYyYyỺỻỼỽỾỿ";

    internal static char Plain(char c) =>
        c < First ? c
        : c - First < Letters.Length ? Letters[c - First]
        : c >= FirstAdditional && c - FirstAdditional < Additional.Length ? Additional[c - FirstAdditional]
        : c;
}
