using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Tests.Format;

/// <summary>The platform's COSE reader and writer, made by others, agree with ours.</summary>
public sealed class CoseInteropTests
{
    [Fact]
    public void A_credential_of_ours_is_accepted_by_another_reader() =>
        Assert.True(CoseMessage.DecodeSign1(Given.Credential()).VerifyEmbedded(Given.CredentialKey.Key));

    [Fact]
    public void A_status_list_of_ours_is_accepted_by_another_reader() =>
        Assert.True(CoseMessage.DecodeSign1(Given.List()).VerifyEmbedded(Given.StatusKey.Key));

    [Fact]
    public void A_credential_by_another_writer_is_accepted_by_us()
    {
        var signed = CoseSign1Message.SignEmbedded(ClaimsCodec.Write(Given.Claims), SignerOf(Given.CredentialKey, null));
        Assert.True(Credential.TryRead(signed, out var credential, out var fault), fault.ToString());
        Assert.True(credential!.IsSignedBy(Given.CredentialKey.Key));
        Assert.Equal(Given.Facts, credential.Claims.Facts);
    }

    [Fact]
    public void A_status_list_by_another_writer_is_accepted_by_us()
    {
        var payload = CoseMessage.DecodeSign1(Given.List(StatusValue.Suspended)).Content!.Value.ToArray();
        var signed = CoseSign1Message.SignEmbedded(payload, SignerOf(Given.StatusKey, StatusList.MediaType));
        Assert.True(StatusList.TryRead(signed, out var list, out var fault), fault.ToString());
        Assert.True(list!.IsSignedBy(Given.StatusKey.Key));
        Assert.Equal(StatusValue.Suspended, list[Given.Claims.Status.Index]);
    }

    private static CoseSigner SignerOf(Signer signer, string? type)
    {
        var header = new CoseHeaderMap { { CoseHeaderLabel.KeyIdentifier, signer.KeyId.Span } };
        if (type is not null) header.Add(new CoseHeaderLabel(16), CoseHeaderValue.FromString(type));
        return new CoseSigner(signer.Key, HashAlgorithmName.SHA256, header, null);
    }
}
