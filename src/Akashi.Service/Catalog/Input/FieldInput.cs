using System.Globalization;
using System.Net.Mail;
using Akashi.Hosting;
using Akashi.Hosting.Dates;
using Akashi.Service.Platform;

namespace Akashi.Service.Catalog.Input;

/// <summary>Why an answer is not taken, or what it is warned about; each has its own words that say how to mend it.</summary>
public enum FieldFault
{
    /// <summary>Required and empty.</summary>
    Missing,

    /// <summary>More characters than the field takes.</summary>
    TooLong,

    /// <summary>Control characters, or what is no character at all.</summary>
    NotText,

    /// <summary>Not the qualification's number form, which is confirmed.</summary>
    NumberForm,

    /// <summary>No such day, or outside of the chosen era.</summary>
    NotADate,

    /// <summary>A date after today.</summary>
    InTheFuture,

    /// <summary>No telephone number.</summary>
    NotAPhone,

    /// <summary>No e-mail address.</summary>
    NotAnEmail,

    /// <summary>Characters that are no kana.</summary>
    NotKana,

    /// <summary>As a text it is short enough, but not for the code of a credential.</summary>
    NoRoomInCode,
}

/// <summary>What a person typed into a field: one text, or the boxes of a date.</summary>
/// <param name="Text">The text; empty where nothing was typed.</param>
/// <param name="Era">Era of a date.</param>
/// <param name="Year">Year within the era; 元 counts as 1.</param>
/// <param name="Month">Month.</param>
/// <param name="Day">Day.</param>
public sealed record RawAnswer(string Text, Era Era = Era.Reiwa, string Year = "", string Month = "", string Day = "")
{
    /// <summary>What a form sends for a field; an era that is none is the Western year.</summary>
    public static RawAnswer From(IFormCollection form, string id) => new(
        form[id].ToString(), Enum.TryParse<Era>(form[id + ".era"], out var era) ? era : Era.Western,
        form[id + ".year"].ToString(), form[id + ".month"].ToString(), form[id + ".day"].ToString());
}

/// <summary>An answer as it is kept, or why it is not taken.</summary>
/// <param name="Value">Normalised; empty where an optional field was left empty. Dates as yyyy-MM-dd.</param>
/// <param name="Fault">Why it is not taken; null where it is.</param>
/// <param name="Warning">What to look at again although it is taken; null where nothing.</param>
public sealed record FieldAnswer(string Value, FieldFault? Fault = null, FieldFault? Warning = null);

/// <summary>Reads answers: width, hyphens and spaces are forgiven where they mean nothing; names keep their characters.</summary>
public static class FieldInput
{
    private const int LongestEmail = 254;
    private static readonly TextLimit Box = TextLimit.Line(20);

    /// <summary>Reads one answer.</summary>
    /// <param name="field">The question.</param>
    /// <param name="raw">What was typed.</param>
    /// <param name="numbers">Form of the qualification's numbers.</param>
    /// <param name="today">Day in Japan.</param>
    public static FieldAnswer Parse(Field field, RawAnswer raw, NumberFormat numbers, DateOnly today)
    {
        if (field.Kind == FieldKind.Date) return ParseDate(field, raw, today);
        var limit = TextLimit.Line(field.MaxLength);
        if (OutsideText.Read(raw.Text, limit, out var text) is { } fault) return new FieldAnswer("", fault == TextFault.TooLong ? FieldFault.TooLong : FieldFault.NotText);
        if (text.Length == 0) return new FieldAnswer("", field.Required ? FieldFault.Missing : null);
        var answer = field.Kind switch
        {
            FieldKind.RegistrationNumber => ParseNumber(text, numbers),
            FieldKind.Phone => ParsePhone(text),
            FieldKind.Email => ParseEmail(text),
            FieldKind.Kana => ParseKana(text),
            _ => new FieldAnswer(text),
        };
        // One character may have become several: what is kept has to be within the limits.
        if (!OutsideText.Fits(answer.Value, limit)) return new FieldAnswer("", FieldFault.TooLong);
        return field.Room is { } room && !room.Holds(answer.Value) ? new FieldAnswer("", FieldFault.NoRoomInCode) : answer;
    }

    /// <summary>How an answer is shown back on check pages.</summary>
    public static string Show(Field field, string value) =>
        field.Kind == FieldKind.Date && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? JapaneseDate.FormatBoth(date)
            : value;

    private static FieldAnswer ParseNumber(string text, NumberFormat numbers)
    {
        var (number, search) = (RegistrationNumber.Normalise(text), RegistrationNumber.SearchForm(text));
        if (search.Length == 0) return new FieldAnswer("", FieldFault.NumberForm);
        // One character can be written out as several (㍿).
        if (!CodeRoom.Number.Holds(search)) return new FieldAnswer("", FieldFault.TooLong);
        if (numbers.Pattern.IsMatch(search)) return new FieldAnswer(number);
        return numbers.Confirmed ? new FieldAnswer("", FieldFault.NumberForm) : new FieldAnswer(number, Warning: FieldFault.NumberForm);
    }

    private static FieldAnswer ParsePhone(string text)
    {
        var plain = new string([.. Narrow(text).Where(c => c is not ('-' or ' ' or '(' or ')'))]);
        var digits = plain.StartsWith('+') ? plain[1..] : plain;
        return digits.Length is >= 9 and <= 15 && digits.All(char.IsAsciiDigit) ? new FieldAnswer(plain) : new FieldAnswer("", FieldFault.NotAPhone);
    }

    private static FieldAnswer ParseEmail(string text)
    {
        return OutsideText.TryFold(text, out var plain) && plain.Length <= LongestEmail && MailAddress.TryCreate(plain, out var address) && address.Address == plain && address.Host.Contains('.')
            ? new FieldAnswer(plain)
            : new FieldAnswer("", FieldFault.NotAnEmail);
    }

    private static FieldAnswer ParseKana(string text)
    {
        OutsideText.TryFold(text, out var folded);
        var kana = new string([.. folded.Select(c => c is >= 'ぁ' and <= 'ゖ' ? (char)(c + 0x60) : c == ' ' ? '　' : c)]);
        return kana.All(c => c is (>= 'ァ' and <= 'ヺ') or 'ー' or '・' or '　') ? new FieldAnswer(kana) : new FieldAnswer("", FieldFault.NotKana);
    }

    private static FieldAnswer ParseDate(Field field, RawAnswer raw, DateOnly today)
    {
        if (OutsideText.Read(raw.Year, Box, out var year) is not null || OutsideText.Read(raw.Month, Box, out var month) is not null || OutsideText.Read(raw.Day, Box, out var day) is not null)
            return new FieldAnswer("", FieldFault.NotADate);
        (year, month, day) = (Narrow(year), Narrow(month), Narrow(day));
        if (year.Length + month.Length + day.Length == 0) return new FieldAnswer("", field.Required ? FieldFault.Missing : null);
        if (!Number(year == "元" ? "1" : year, out var y) || !Number(month, out var m) || !Number(day, out var d)) return new FieldAnswer("", FieldFault.NotADate);
        if (JapaneseDate.From(raw.Era, y, m, d) is not { } date) return new FieldAnswer("", FieldFault.NotADate);
        return date > today ? new FieldAnswer("", FieldFault.InTheFuture) : new FieldAnswer(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Narrow(string text)
    {
        OutsideText.TryFold(text, out var narrow);
        return string.Concat(narrow.Trim().Select(c => c is '‐' or '‑' or '–' or '—' or '−' or 'ー' or 'ｰ' ? '-' : c));
    }
}
