using System.Runtime.InteropServices;

namespace Akashi.Pdf.Fonts;

/// <summary>hb-subset.h and the builder of faces, which are in HarfBuzzSharp's native library but not in its C# API.</summary>
internal static partial class HarfBuzzSubset
{
    public const uint NoHinting = 0x1;
    public const uint NoLayoutClosure = 0x200;
    private const string Library = "libHarfBuzzSharp";

    [LibraryImport(Library, EntryPoint = "hb_face_builder_create")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint CreateFace();

    [LibraryImport(Library, EntryPoint = "hb_face_builder_add_table")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int AddTable(nint face, uint tag, nint blob);

    [LibraryImport(Library, EntryPoint = "hb_face_make_immutable")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void MakeImmutable(nint face);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint CreateInput();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void DestroyInput(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_glyph_set")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint GlyphSet(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set_flags")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void SetFlags(nint input, uint flags);

    [LibraryImport(Library, EntryPoint = "hb_set_add")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void Add(nint set, uint value);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_create_or_fail")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint CreatePlan(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void DestroyPlan(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_execute_or_fail")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Execute(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_old_to_new_glyph_mapping")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint NewGlyphs(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_map_get")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial uint Get(nint map, uint key);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Blob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void DestroyFace(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Data(nint blob, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void DestroyBlob(nint blob);
}
