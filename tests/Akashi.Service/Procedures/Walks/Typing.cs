using System.Globalization;
using Akashi.Service.Catalog;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Tests.Procedures.Walks;

/// <summary>What a person types into the inputs of a field: something right, or something wrong.</summary>
/// <param name="random">Chooses among what is right.</param>
/// <param name="numbers">Form of the qualification's numbers.</param>
/// <param name="today">Today.</param>
internal sealed class Typing(Random random, NumberFormat numbers, DateOnly today)
{
    /// <summary>A form that has it; the procedures of the tests use no other.</summary>
    public const string Pattern = "^[A-Z][0-9]{3}$";

    private static readonly DateOnly Earliest = new(1950, 1, 1);

    /// <summary>An answer that must be accepted, as the inputs send it: suffix to text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="valueOf">The stored answer to another field; empty if there is none.</param>
    public Dictionary<string, string> Right(Field field, Func<string, string> valueOf) => field.Kind.Code switch
    {
        "text" => One(field.Rules?.Pattern is null ? Line(field.MaxLength) : $"{(char)('A' + random.Next(26))}{random.Next(1000):000}"),
        "lines" => One(Line(field.MaxLength / 3) + (field.MaxLength > 3 ? "\r\n" + Line(field.MaxLength / 3) : "")),
        "kana" => One("やまだ　はなこ"),
        "registration-number" => One(numbers.Example),
        "phone" => One("03-1234-5678"),
        "email" => One("hanako@example.jp"),
        "number" => One(NumberIn(field)),
        "date" => Day(DayIn(field, valueOf), days: true),
        "year-month" => Day(DayIn(field, valueOf), days: false),
        "one-of" => One(AnyOf(field.Options!).Id),
        "several-of" => One(string.Join(',', field.Options!.Where(_ => random.Next(2) == 0).Select(o => o.Id).DefaultIfEmpty(field.Options![0].Id))),
        "declaration" => One(DeclarationKind.Ticked),
        "address" => new() { [AddressKind.CodePart] = "１００ー０００１", [AddressKind.TextPart] = Line(field.MaxLength) },
        "domicile" => Domicile(),
        "group" => One(Group.AnswerOf(Times(field.Group!))),
        var code => throw new ArgumentException($"Nothing is known that fits {code}.", nameof(field)),
    };

    /// <summary>An answer that must be refused.</summary>
    public static Dictionary<string, string> Wrong(Field field) => field.Kind.Code switch
    {
        "text" or "lines" => One("a\0b"),
        "kana" => One("漢字"),
        "registration-number" => One("第号"),
        "phone" => One("1"),
        "email" => One("hanako"),
        "number" => One(field.Rules?.Pattern is null ? "二" : "?"),
        "date" => new() { [".era"] = "Reiwa", [".year"] = "8", [".month"] = "13", [".day"] = "1" },
        "year-month" => new() { [".era"] = "Reiwa", [".year"] = "8", [".month"] = "13" },
        "one-of" or "several-of" => One("zzz"),
        "declaration" => [],
        "address" => new() { [AddressKind.CodePart] = "100-0001", [AddressKind.TextPart] = "" },
        "domicile" => new() { [DomicileKind.StatePart] = nameof(DomicileState.Nationality), [DomicileKind.NationalityPart] = "" },
        "group" => One(Group.AnswerOf(Enumerable.Range(1, field.Group!.Most + 1).Select(n => n.ToString(CultureInfo.InvariantCulture)))),
        var code => throw new ArgumentException($"Nothing is known that does not fit {code}.", nameof(field)),
    };

    /// <summary>Whether there is something wrong to type: a box that need not be ticked takes everything.</summary>
    public static bool CanBeWrong(Field field) => field.Kind is not DeclarationKind || field.Required;

    private static Dictionary<string, string> One(string text) => new() { [""] = text };

    private static string Line(int most) => "東京都千代田区紀尾井町"[..Math.Clamp(most, 1, 11)];

    private T AnyOf<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private string NumberIn(Field field)
    {
        if (field.Rules?.Pattern is not null) return $"{(char)('A' + random.Next(26))}{random.Next(1000):000}";
        var (from, until) = (int.Parse(field.Rules?.From ?? "0", CultureInfo.InvariantCulture), int.Parse(field.Rules?.Until ?? "9", CultureInfo.InvariantCulture));
        return random.Next(from, until + 1).ToString(CultureInfo.InvariantCulture);
    }

    private DateOnly DayIn(Field field, Func<string, string> valueOf)
    {
        var rules = field.Rules ?? FieldRules.None;
        var from = new[] { Bound(rules.From), Bound(rules.NotBefore is { } first ? valueOf(first) : null) }.Max() ?? Earliest;
        var until = new[] { Bound(rules.Until), Bound(rules.NotAfter is { } last ? valueOf(last) : null) }.Min() ?? today;
        // Near the end as often as anywhere, because what is asked may depend on how long ago it was.
        var days = until.DayNumber - from.DayNumber;
        return until.AddDays(-(random.Next(2) == 0 ? random.Next(Math.Min(days, 60) + 1) : random.Next(days + 1)));
    }

    private DateOnly? Bound(string? bound) => bound is null or "" ? null : bound == "today" ? today : Field.DayOf(bound) ?? Field.DayOf(bound + "-01");

    private static Dictionary<string, string> Day(DateOnly day, bool days)
    {
        Dictionary<string, string> typed = new()
        {
            [".era"] = "Western",
            [".year"] = day.Year.ToString(CultureInfo.InvariantCulture),
            [".month"] = day.Month.ToString(CultureInfo.InvariantCulture),
        };
        if (days) typed[".day"] = day.Day.ToString(CultureInfo.InvariantCulture);
        return typed;
    }

    // Some were added and others removed, so that keys and numbers differ.
    private IEnumerable<string> Times(Group group) =>
        Enumerable.Range(random.Next(1, 5), random.Next(group.Least, Math.Min(group.Most, 4) + 1)).Select(n => n.ToString(CultureInfo.InvariantCulture));

    private Dictionary<string, string> Domicile() => AnyOf(Enum.GetValues<DomicileState>()) switch
    {
        DomicileState.Prefecture => new() { [DomicileKind.StatePart] = "Prefecture", [DomicileKind.PrefecturePart] = AnyOf(Enum.GetNames<Prefecture>()) },
        DomicileState.Nationality => new() { [DomicileKind.StatePart] = "Nationality", [DomicileKind.NationalityPart] = "ベトナム" },
        _ => new() { [DomicileKind.StatePart] = "Unknown" },
    };
}
