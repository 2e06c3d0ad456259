namespace Akashi.Cli.Verify.Reading;

/// <summary>What a look at a picture gives: its codes, or why there is none.</summary>
internal static class Looked
{
    /// <param name="picture">The picture.</param>
    /// <param name="page">The page that it shows; null where it is the whole file.</param>
    public static IEnumerable<FoundPart> At(GrayPicture picture, int? page)
    {
        if (picture.IsBlank) return [page is { } empty ? FoundPart.OfBlank(empty) : FoundPart.OfFault(null, Unreadable.NoCode)];
        var texts = QrCodes.In(picture);
        var codes = texts.Where(AddressScanner.IsAddress).Select(t => FoundPart.OfCode(page, t.Trim())).ToList();
        if (codes.Count > 0) return codes;
        return [FoundPart.OfFault(page, texts.Count > 0 ? Unreadable.OtherCode : Unreadable.NoCode)];
    }

    /// <summary>The same for a picture that may not have been read.</summary>
    public static IEnumerable<FoundPart> At(ReadPicture read, int? page) =>
        read.Picture is { } picture ? At(picture, page) : [FoundPart.OfFault(page, read.Fault!)];
}
