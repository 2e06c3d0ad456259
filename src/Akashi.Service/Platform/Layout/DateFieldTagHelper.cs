using System.Globalization;
using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Platform.Layout;

/// <summary>
/// A date as an era and three boxes. Sends NAME.era (a name of <see cref="Era"/>),
/// NAME.year, NAME.month and, unless only a month is asked, NAME.day; its errors are kept under NAME.
/// </summary>
[HtmlTargetElement("date-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateFieldTagHelper : FieldTagHelper
{
    private static readonly Era[] NewestFirst = [Era.Reiwa, Era.Heisei, Era.Showa, Era.Taisho, Era.Meiji, Era.Western];
    private static readonly Era[] WesternFirst = [Era.Western, .. NewestFirst[..^1]];

    /// <summary>The stored date; null if there is none. What was typed takes precedence.</summary>
    public DateOnly? Value { get; set; }

    /// <summary>Whether only a month is asked; the value is then any day of it.</summary>
    public bool Months { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var boxes = Parts.Element("div", "date-boxes").Holding(
            EraBox(),
            NumberBox("year", LayoutTexts.Year, Value is { } y ? YearOf(y) : null, 4),
            NumberBox("month", LayoutTexts.Month, Value?.Month, 2),
            Months ? null : NumberBox("day", LayoutTexts.DayOfMonth, Value?.Day, 2));
        var describedBy = DescribedBy;
        Box(output, "fieldset", "field", Legend("field__label"), HintPart, boxes, ErrorPart);
        if (describedBy is not null) output.Attributes.SetAttribute("aria-describedby", describedBy);
    }

    private TagBuilder EraBox()
    {
        var chosen = Typed(FullName + ".era") ?? EraOf(Value).ToString();
        // The first box has the field's own id, because an error links to it.
        var select = Parts.Element("select", "input").With("id", Id).With("name", FullName + ".era").With("aria-invalid", Error is null ? null : "true");
        foreach (var era in Languages.IsJapanese ? NewestFirst : WesternFirst)
        {
            var name = era == Era.Western ? LayoutTexts.WesternYear : Languages.IsJapanese ? JapaneseDate.NameOf(era) : era.ToString();
            select.Holding(Parts.Element("option", null, name)
                .With("value", era.ToString())
                .With("selected", era.ToString() == chosen ? "selected" : null));
        }
        return Parts.Element("label", null, LayoutTexts.Era).Holding(select);
    }

    // A form in Japanese counts by eras, one in another language by Western years; both take both.
    private static Era EraOf(DateOnly? stored) => !Languages.IsJapanese ? Era.Western : stored is { } date ? JapaneseDate.EraOf(date) : Era.Reiwa;

    private static int YearOf(DateOnly stored) => Languages.IsJapanese ? JapaneseDate.YearOf(stored) : stored.Year;

    private TagBuilder NumberBox(string part, string label, int? stored, int length)
    {
        var input = Parts.Element("input", "input")
            .With("name", $"{FullName}.{part}")
            .With("type", "text")
            .With("inputmode", "numeric")
            .With("autocomplete", "off")
            .With("size", length.ToString(CultureInfo.InvariantCulture))
            .With("value", Typed($"{FullName}.{part}") ?? stored?.ToString(CultureInfo.InvariantCulture))
            .With("aria-invalid", Error is null ? null : "true");
        return Parts.Element("label", null, label).Holding(input);
    }
}
