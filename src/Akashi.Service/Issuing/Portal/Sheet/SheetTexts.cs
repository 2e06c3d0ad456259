namespace Akashi.Service.Issuing.Portal.Sheet;

/// <summary>Texts of the sheet.</summary>
internal sealed class SheetTexts;
