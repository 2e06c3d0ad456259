using System.Text;
using Akashi.Service.Applications.Portal.Attach;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications.Portal.Attach;

/// <summary>Threat P6: the size is limited, and content and name must agree on the kind.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class AttachmentRulesTests
{
    private static readonly byte[] Pdf = "%PDF-1.7\n"u8.ToArray();
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0];

    [Theory]
    [InlineData("登録証.pdf", "application/pdf")]
    [InlineData("登録証.JPG", "image/jpeg")]
    [InlineData("登録証.jpeg", "image/jpeg")]
    [InlineData("登録証.png", "image/png")]
    public void A_file_that_is_what_its_name_says_is_taken_as_that(string name, string kind)
    {
        var content = kind == "application/pdf" ? Pdf : kind == "image/png" ? Png : Jpeg;
        Assert.Null(AttachmentRules.Check(name, content, out var file));
        Assert.Equal(new AcceptedFile(name, kind), file);
    }

    [Theory]
    [InlineData("a.pdf", "", "Empty")]
    [InlineData("a.pdf", "<html><script>alert(1)</script>", "WrongKind")]
    [InlineData("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "WrongKind")]
    [InlineData("a.pdf", " %PDF-1.7", "WrongKind")]
    [InlineData("a.html", "%PDF-1.7", "NotWhatItsNameSays")]
    [InlineData("a.png", "%PDF-1.7", "NotWhatItsNameSays")]
    [InlineData("a.pdf.exe", "%PDF-1.7", "NotWhatItsNameSays")]
    [InlineData("pdf", "%PDF-1.7", "NotWhatItsNameSays")]
    public void Any_other_is_refused_with_its_reason(string name, string content, string reason)
    {
        Assert.Equal(reason, AttachmentRules.Check(name, Encoding.UTF8.GetBytes(content), out var file).ToString());
        Assert.Null(file);
    }

    [Fact]
    public void The_limit_is_ten_mebibytes_to_the_byte()
    {
        var content = new byte[AttachmentRules.MaxBytes + 1];
        Pdf.CopyTo(content, 0);
        Assert.Null(AttachmentRules.Check("a.pdf", content.AsSpan(0, content.Length - 1), out _));
        Assert.Equal(AttachmentRefusal.TooLarge, AttachmentRules.Check("a.pdf", content, out _));
    }

    [Theory]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData(@"C:\Users\花子\登録証.pdf", "登録証.pdf")]
    [InlineData("a\r\nSet-Cookie: b.pdf", "aSet-Cookie: b.pdf")]
    [InlineData("登録証\u202Efdp.exe.pdf", "登録証fdp.exe.pdf")]
    [InlineData("か\u3099.pdf", "が.pdf")]
    [InlineData("葛\U000E0102.pdf", "葛\U000E0102.pdf")]
    public void The_name_is_kept_without_folders_control_and_direction_characters(string sent, string kept)
    {
        AttachmentRules.Check(sent, Pdf, out var file);
        Assert.Equal(kept, file?.Name);
    }

    [Fact]
    public void A_long_name_keeps_its_ending_and_is_cut_between_characters()
    {
        AttachmentRules.Check(string.Concat(Enumerable.Repeat("𠮷", 150)) + "a.pdf", Pdf, out var file);
        Assert.InRange(file!.Name.Length, 190, 200);
        Assert.EndsWith("𠮷a.pdf", file.Name, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Name.EnumerateRunes(), rune => rune == Rune.ReplacementChar);
    }
}
