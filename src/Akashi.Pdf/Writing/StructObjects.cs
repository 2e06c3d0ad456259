using System.Globalization;
using System.Text;

namespace Akashi.Pdf.Writing;

/// <summary>Writes the structure tree, and the map from each mark back to its element (ISO 32000-1, 14.7.4).</summary>
internal sealed class StructObjects(ObjectFile file, List<Page> pages, int[] pageNumbers)
{
    private readonly Dictionary<StructElement, int> _numbers = [];

    /// <param name="document">The root element.</param>
    /// <param name="widget">Object number of the signature field if any; its StructParent is the number of pages.</param>
    /// <param name="signed">Object number of the page with that field.</param>
    public int Write(StructElement document, int? widget, int signed)
    {
        var root = file.Reserve();
        Reserve(document);
        var form = widget is null ? (int?)null : file.Reserve();
        WriteElement(document, root, form);
        if (form is int number)
            file.Set(number, $"<</Type/StructElem/S/Form/P {_numbers[document]} 0 R/K<</Type/OBJR/Obj {widget} 0 R/Pg {signed} 0 R>>>>");
        file.Set(root, $"<</Type/StructTreeRoot/K {_numbers[document]} 0 R/ParentTree<</Nums[{Parents(form)}]>>/ParentTreeNextKey {pages.Count + 1}>>");
        return root;
    }

    private void Reserve(StructElement element)
    {
        _numbers[element] = file.Reserve();
        element.Children.ForEach(Reserve);
    }

    private void WriteElement(StructElement element, int parent, int? extra)
    {
        var kids = new StringBuilder();
        foreach (var child in element.Children) kids.Append(CultureInfo.InvariantCulture, $"{_numbers[child]} 0 R ");
        foreach (var (page, mark) in element.Marks)
            kids.Append(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {pageNumbers[pages.IndexOf(page)]} 0 R/MCID {mark}>>");
        if (extra is int form) kids.Append(CultureInfo.InvariantCulture, $"{form} 0 R");
        var alt = element.Alt is null ? "" : $"/Alt {ObjectFile.TextString(element.Alt)}";
        var language = element.Language is null ? "" : $"/Lang {ObjectFile.TextString(element.Language)}";
        var attributes = element.Attributes is null ? "" : $"/A {element.Attributes}";
        file.Set(_numbers[element], $"<</Type/StructElem/S/{element.Type}/P {parent} 0 R{alt}{language}{attributes}/K[{kids}]>>");
        foreach (var child in element.Children) WriteElement(child, _numbers[element], null);
    }

    private string Parents(int? form)
    {
        var nums = new StringBuilder();
        for (var i = 0; i < pages.Count; i++)
            nums.Append(CultureInfo.InvariantCulture, $"{i}[{string.Join(' ', pages[i].Marks.Select(m => $"{_numbers[m]} 0 R"))}]");
        if (form is int number) nums.Append(CultureInfo.InvariantCulture, $"{pages.Count} {number} 0 R");
        return nums.ToString();
    }
}
