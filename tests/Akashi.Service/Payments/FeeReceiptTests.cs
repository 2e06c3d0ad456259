using System.Net;
using System.Text.RegularExpressions;
using Akashi.Service.Payments;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Issuing;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Payments;

/// <summary>Row 5.3.1: the receipt of a fee as a PDF.</summary>
[Collection(PayingGroup.Name)]
public sealed class FeeReceiptTests(PayingWorld paying)
{
    private readonly OwnWorld world = paying.World;

    [Fact]
    public async Task Receipt_names_payer_payee_items_tax_day_and_number_in_both_languages_and_nothing_of_the_card()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.PaysAsync(await payer.StartsAsync());
        var page = (await payer.ComesBackAsync()).MustBe("5.3.1");
        Assert.Contains($"/payments/{payer.Charge}/receipt", page.Links);
        var charge = await world.InDbAsync(db => db.Set<Charge>().SingleAsync(c => c.Id == payer.Charge));
        using var answer = await payer.Holder.Browser.GetAsync($"/payments/{payer.Charge}/receipt");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"領収書_R-{charge.ReceiptNumber}.pdf", answer.Content.Headers.ContentDisposition?.FileNameStar);
        using var folder = new Folder();
        var file = folder.File("receipt.pdf", await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var (exit, said) = await Tool.RunAsync("qpdf", "--check", file);
        Assert.True(exit == 0, said);
        var (_, text) = await Tool.RunAsync("pdftotext", "-layout", file, "-");
        var plain = Regex.Replace(text, "\\s", "");
        string[] shown =
        [
            "領収書", "山田花子様", "金額500円", "R-" + charge.ReceiptNumber, "非課税", "社会福祉振興・試験センター", charge.Title[..6], "クレジットカード",
            "Paymentreceipt", "Amount:500yen", "Numberofthisreceipt", "fee(nottaxable)",
        ];
        Assert.All(shown, part => Assert.Contains(Regex.Replace(part, "\\s", ""), plain, StringComparison.Ordinal));
        Assert.DoesNotContain("4242", plain, StringComparison.Ordinal);
        Assert.Matches("^R-[0-9]{6}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$", "R-" + charge.ReceiptNumber);
    }

    [Fact]
    public async Task E12_another_holder_and_an_unpaid_charge_have_none()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        using var unpaid = await payer.Holder.Browser.GetAsync($"/payments/{payer.Charge}/receipt");
        Assert.Equal(HttpStatusCode.NotFound, unpaid.StatusCode);
        await payer.PaysAsync(await payer.StartsAsync());
        (await payer.ComesBackAsync()).MustBe("5.3.1");
        var other = await world.HolderSignedIn("taro");
        using var foreign = await other.Browser.GetAsync($"/payments/{payer.Charge}/receipt");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }
}
