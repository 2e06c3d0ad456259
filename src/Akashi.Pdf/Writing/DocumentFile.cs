using System.Globalization;
using System.Security;
using System.Text;
using Akashi.Pdf.Layout;
using Akashi.Pdf.Text;

namespace Akashi.Pdf.Writing;

/// <summary>Puts pages, fonts, tags and metadata into one file.</summary>
internal static class DocumentFile
{
    public static byte[] Write(PdfMetadata about, Flow flow, FontInUse[] fonts)
    {
        var pages = flow.Pages;
        var file = new ObjectFile();
        var (root, tree) = (file.Reserve(), file.Reserve());
        var numbers = pages.Select(_ => file.Reserve()).ToArray();
        var signed = flow.Seal is { } seal ? pages.IndexOf(seal.Page) : pages.Count - 1;
        var widget = about.SignatureField is null ? (int?)null : file.Reserve();
        var resources = string.Concat(fonts.Where(f => f.Used.Count > 0).Select(f => $"/{f.Name} {FontObjects.Write(file, f)} 0 R"));
        var ground = flow.Framed ? $"{file.AddPackedStream(Ground.Packed.Value)} 0 R " : "";
        for (var i = 0; i < pages.Count; i++)
        {
            var content = file.AddStream(Encoding.ASCII.GetBytes(pages[i].Content()));
            var annotations = widget is int w && i == signed ? $"/Annots[{w} 0 R]" : "";
            var box = string.Create(CultureInfo.InvariantCulture, $"[0 0 {Page.Width} {Page.Height}]");
            file.Set(
                numbers[i],
                $"<</Type/Page/Parent {tree} 0 R/MediaBox{box}/Resources<</Font<<{resources}>>>>"
                + $"/Contents[{ground}{content} 0 R]/StructParents {i}/Tabs/S{annotations}>>");
        }
        file.Set(tree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', numbers.Select(n => $"{n} 0 R"))}]>>");
        var structure = new StructObjects(file, pages, numbers).Write(flow.Document, widget, numbers[signed]);
        var form = Form(file, about, widget, flow.Seal, (numbers[signed], pages.Count));
        var metadata = file.AddPlainStream(Encoding.UTF8.GetBytes(Xmp(about)), "/Type/Metadata/Subtype/XML");
        file.Set(
            root,
            $"<</Type/Catalog/Pages {tree} 0 R/Lang{ObjectFile.TextString(about.Language)}/MarkInfo<</Marked true>>"
            + $"/StructTreeRoot {structure} 0 R/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>{form}>>");
        var date = ObjectFile.Date(about.CreatedAt);
        var info = file.Add(
            $"<</Title {ObjectFile.TextString(about.Title)}/Author {ObjectFile.TextString(about.Author)}"
            + $"/Producer(Akashi)/CreationDate {date}/ModDate {date}>>");
        return file.Write(root, info);
    }

    // An empty signature field: locked and printed (flags 132), with its own tag. The signer only fills in its value. It lies over the seal, where there
    // is one, and has an empty picture of its own, so that readers draw nothing above the seal.
    private static string Form(ObjectFile file, PdfMetadata about, int? widget, SealPlace? seal, (int Page, int Key) place)
    {
        if (widget is not int number) return "";
        var picture = seal is null
            ? ""
            : $"/AP<</N {file.AddPlainStream([], $"/Type/XObject/Subtype/Form/BBox[0 0 {Page.N(seal.Width)} {Page.N(seal.Width)}]")} 0 R>>";
        file.Set(
            number,
            $"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/TU {ObjectFile.TextString(about.SignatureField!)}"
            + $"/Rect{seal?.Rectangle ?? "[0 0 0 0]"}/F 132/P {place.Page} 0 R{picture}/StructParent {place.Key}>>");
        return $"/AcroForm {file.Add($"<</Fields[{number} 0 R]/SigFlags 3>>")} 0 R";
    }

    private static string Xmp(PdfMetadata about)
    {
        string title = SecurityElement.Escape(about.Title), author = SecurityElement.Escape(about.Author);
        var identifier = about.Identifier is null ? "" : $"<dc:identifier>{SecurityElement.Escape(about.Identifier)}</dc:identifier>";
        var at = about.CreatedAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{about.Language}</rdf:li></rdf:Bag></dc:language>{identifier}
            <xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate><pdf:Producer>Akashi</pdf:Producer>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
    }
}
