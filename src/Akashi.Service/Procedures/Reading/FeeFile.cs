using Akashi.Service.Platform.Money;
using Akashi.Service.Platform.Yaml;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures.Reading;

/// <summary>Reads the items to pay.</summary>
internal static class FeeFile
{
    private const int Most = 10_000_000;

    public static IReadOnlyList<FeeItem> Read(YamlMap map, IReadOnlyList<Field> fields)
    {
        var items = new List<FeeItem>();
        foreach (var item in map.Maps("fees", required: false))
        {
            var kind = item.Word<FeeKind>("kind");
            var read = new FeeItem(
                item.Text("id", 80), ProcedureFile.LabelOf(item), new Yen(item.Number("yen", 1, Most)), kind,
                item.Word<TaxTreatment>("treatment", kind == FeeKind.Tax ? TaxTreatment.OutOfScope : TaxTreatment.NonTaxable),
                ReadDay(item), ConditionFile.Read(item, fields));
            item.End();
            if (items.Any(i => i.Id == read.Id && !(read.From > (i.From ?? DateOnly.MinValue))))
                item.Fault("id", $"\"{read.Id}\" is there already; what follows it has a later \"from\"");
            items.Add(read);
        }
        return items;
    }

    /// <summary>When they are due; null for after the review.</summary>
    public static FeeDue? ReadDue(YamlMap map)
    {
        const string Key = "fees-due";
        if (map.Has(Key) && !map.Has("fees")) map.Fault(Key, $"\"{Key}\" is for a procedure with \"fees\"");
        return map.Word<FeeDue>(Key, FeeDue.AfterReview) == FeeDue.AtSubmission ? FeeDue.AtSubmission : null;
    }

    private static DateOnly? ReadDay(YamlMap item)
    {
        if (item.OptionalText("from") is not { } text) return null;
        if (DateKind.DayOf(text) is { } day) return day;
        item.Fault("from", "\"from\" must be a day, such as 2026-04-01");
        return null;
    }
}
