using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Akashi.Hosting;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Registers.Matching;

/// <summary>
/// Forms in which facts are compared to find an entry. They live only in a comparison: nothing stored, signed or shown is ever changed to one, and two
/// facts with the same form may still be written differently (threat L6). Each is empty if the text is not valid or holds nothing to compare.
/// </summary>
internal static partial class MatchForms
{
    private const string Small = "ァィゥェォッャュョヮヵヶ";
    private const string Large = "アイウエオツヤユヨワカケ";
    private const string Older = "ヂヅヲヰヱ";
    private const string Usual = "ジズオイエ";
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>A registration number: its search form without hyphens.</summary>
    public static string Number(string number) => RegistrationNumber.SearchForm(number).Replace("-", "", StringComparison.Ordinal);

    /// <summary>A name: without white space, dots and variation selectors, in one width, in one form of each kanji (<see cref="Variants"/>).</summary>
    public static string Name(string name)
    {
        var form = new StringBuilder();
        foreach (var rune in Plain(name))
        {
            if (rune.Value is not ('・' or ',' or '.' or '\'')) form.Append(Variants.Of(rune).ToString());
        }
        return form.ToString();
    }

    /// <summary>
    /// A reading: katakana of one size and width, ヂ as ジ, ヅ as ズ, and long vowels as they sound (オー, オオ and オウ; エー, エイ and エエ).
    /// </summary>
    public static string Kana(string kana)
    {
        var form = new StringBuilder();
        foreach (var rune in Plain(kana).Where(r => r.Value != '・'))
        {
            var c = rune.IsBmp ? Replaced((char)rune.Value, Older, Usual) : ' ';
            var last = form.Length > 0 ? VowelOf(form[^1]) : ' ';
            form.Append((last, c) switch
            {
                ('オ', '-' or 'オ' or 'ウ') => 'ウ',
                ('エ', '-' or 'エ' or 'イ') => 'イ',
                (not ' ', '-') => last,
                _ => c,
            });
        }
        return form.ToString();
    }

    /// <summary>An address: like a name, with digits for kanji numerals, hyphens for 丁目, 番地, 番, 号 and の, without the prefecture, 大字 and 字.</summary>
    public static string Address(string address)
    {
        var form = Prefecture().Replace(Name(address), "");
        form = Numerals().Replace(form, m => NumberOf(m.Value));
        form = Joints().Replace(form.Replace('ガ', 'ケ'), "-");
        return Hyphens().Replace(District().Replace(form, ""), "-").Trim('-');
    }

    // NFKC, capitals, katakana of one size, one kind of hyphen; without white space and variation selectors.
    private static IEnumerable<Rune> Plain(string text)
    {
        if (!OutsideText.TryFold(text, out var folded)) yield break;
        foreach (var rune in TextFold.WithoutGaps(folded.ToUpper(CultureInfo.InvariantCulture), r => Rune.IsWhiteSpace(r) || TextFold.IsSelector(r)))
        {
            if (TextFold.IsHyphen(rune)) yield return new Rune('-');
            else if (rune.IsBmp) yield return new Rune(Replaced(TextFold.Katakana((char)rune.Value), Small, Large));
            else yield return rune;
        }
    }

    private static char Replaced(char c, string from, string to) => from.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? to[i] : c;

    // The vowel in which a katakana of full size ends; a space for ン and for what is no katakana.
    private static char VowelOf(char c) => c switch
    {
        _ when "アカサタナハマヤラワガザダバパ".Contains(c, StringComparison.Ordinal) => 'ア',
        _ when "イキシチニヒミリギジビピ".Contains(c, StringComparison.Ordinal) => 'イ',
        _ when "ウクスツヌフムユルグズブプヴ".Contains(c, StringComparison.Ordinal) => 'ウ',
        _ when "エケセテネヘメレゲゼデベペ".Contains(c, StringComparison.Ordinal) => 'エ',
        _ when "オコソトノホモヨロゴゾドボポ".Contains(c, StringComparison.Ordinal) => 'オ',
        _ => ' ',
    };

    // 十 and the digits around it up to 99; a longer row, such as 一〇一, digit by digit.
    private static string NumberOf(string kanji)
    {
        var ten = kanji.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return string.Concat(kanji.Select(c => Digits.IndexOf(c, StringComparison.Ordinal)));
        var (tens, ones) = (kanji[..ten], kanji[(ten + 1)..]);
        if (tens.Length > 1 || ones.Length > 1) return kanji;
        return (tens.Length == 0 ? "1" : NumberOf(tens)) + (ones.Length == 0 ? "0" : NumberOf(ones));
    }

    [GeneratedRegex("^(東京都|北海道|京都府|大阪府|.{2,3}?県)")]
    private static partial Regex Prefecture();

    [GeneratedRegex("[〇一二三四五六七八九十]+")]
    private static partial Regex Numerals();

    [GeneratedRegex("丁目|番地|番|号室?|ノ")]
    private static partial Regex Joints();

    [GeneratedRegex("大?字")]
    private static partial Regex District();

    [GeneratedRegex("-+")]
    private static partial Regex Hyphens();
}
