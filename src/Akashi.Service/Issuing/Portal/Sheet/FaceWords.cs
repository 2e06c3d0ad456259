using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Issuing.Portal.Sheet;

/// <summary>What stands on the sheet and not in the credential: names in English, and in whose name it certifies what.</summary>
/// <param name="Qualification">Name of the qualification.</param>
/// <param name="Body">Name of the body.</param>
/// <param name="Officer">Title of the officer in whose name it is issued; null for none.</param>
/// <param name="Law">Legal basis.</param>
/// <param name="Register">Name of the register.</param>
/// <param name="Certifies">What is certified, in the words of the law; null where it is the entry in the register.</param>
internal sealed record FaceWords(Wording Qualification, Wording Body, Wording? Officer, Wording Law, Wording Register, Wording? Certifies)
{
    /// <summary>The words in the catalog.</summary>
    public static FaceWords Of(Catalog.Qualification qualification) => new(
        qualification.Name, qualification.Body.Name, qualification.Body.Officer, qualification.Law, qualification.RegisterName, qualification.Certifies);
}
