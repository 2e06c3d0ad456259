using System.Globalization;
using System.Text;
using Akashi.Service.Platform;

namespace Akashi.Service.Catalog.Input;

/// <summary>Registration numbers are text: kept as printed, found by a search form.</summary>
public static class RegistrationNumber
{
    /// <summary>Without 第 and 号, spaces, width and kinds of hyphen; upper case. Empty where nothing is left, or it is no text.</summary>
    public static string SearchForm(string number)
    {
        if (!PlainText.IsCharacters(number)) return "";
        var form = new StringBuilder();
        foreach (var c in number.Normalize(NormalizationForm.FormKC).ToUpper(CultureInfo.InvariantCulture))
        {
            if (char.IsWhiteSpace(c)) continue;
            form.Append(c is '‐' or '‑' or '–' or '—' or '−' or 'ー' ? '-' : c);
        }
        var text = form.ToString();
        if (text.StartsWith('第')) text = text[1..];
        return text.EndsWith('号') ? text[..^1] : text;
    }
}
