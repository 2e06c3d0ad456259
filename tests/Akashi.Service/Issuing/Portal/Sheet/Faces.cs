using Akashi.Credentials.Format;
using Akashi.Pdf;
using Akashi.Pdf.Signing;
using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Portal.Sheet;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Portal.Sheet;

/// <summary>Faces as the Service signs them.</summary>
internal static class Faces
{
    public static async Task<byte[]> DrawnAsync(Desk desk, string qualification, string english, string name, string? formerName, ITimeStamps? stamps = null)
    {
        var facts = new CredentialFacts
        {
            QualificationId = Desk.CareWorker,
            QualificationName = qualification,
            RegistrationNumber = "D-0123456",
            RegisteredOn = new DateOnly(2019, 4, 1),
            Name = name,
            Kana = "ヤマダ　ハナコ",
            FormerName = formerName,
            BirthOn = new DateOnly(1990, 5, 15),
            BodyName = "公益財団法人社会福祉振興・試験センター",
            RegisterVersion = 1,
        };
        var at = desk.Clock.GetUtcNow();
        var place = new StatusReference("http://localhost:8080/status/1", 7);
        var claims = new CredentialClaims("http://localhost:8080", at.AddDays(365), at, new byte[16], place, facts);
        var keys = desk.Services.GetRequiredService<IssuerKeys>();
        var url = desk.Services.GetRequiredService<CodeWriter>().Write(claims, new StatusPlace("202711-1", 7), keys.OfCodes);
        var sheet = stamps is null
            ? desk.Services.GetRequiredService<CredentialSheet>()
            : new CredentialSheet(desk.Services.GetRequiredService<PdfFonts>(), new TextsOf<SheetTexts>(), stamps);
        var careWorker = FaceWords.Of(desk.Services.GetRequiredService<CatalogFace>().Get(Desk.CareWorker));
        var words = careWorker with { Qualification = new Wording(qualification, english) };
        var composed = await sheet.ComposeAsync(claims, words, url, keys[KeyPurpose.Document], at, CancellationToken.None);
        return Assert.IsType<ComposedSheet.Signed>(composed).Pdf;
    }
}
