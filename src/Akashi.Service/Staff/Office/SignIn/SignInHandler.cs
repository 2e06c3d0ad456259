using System.Buffers.Text;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff.Passkeys;
using Microsoft.AspNetCore.Identity;

namespace Akashi.Service.Staff.Office.SignIn;

/// <summary>Signs in a member of staff with a passkey.</summary>
internal sealed class SignInHandler(Commit commit, Ceremonies ceremonies, IUserPasskeyStore<StaffMember> passkeys)
{
    /// <returns>Id of the member; null if the answer is not valid, without saying which part.</returns>
    public async Task<Guid?> SignInAsync(string credentialJson, HttpContext http, CancellationToken ct)
    {
        if (await ceremonies.EndSignInAsync(credentialJson, http, ct) is not var (member, passkey)) return null;
        await commit.RunAsync(async () =>
        {
            await passkeys.AddOrUpdatePasskeyAsync(member, passkey, ct);
            var details = new Dictionary<string, string> { ["passkey"] = Base64Url.EncodeToString(passkey.CredentialId) };
            await commit.RaiseAsync(new StaffAccessChanged(member.Id, "signed-in", details), ct);
        }, ct);
        await ceremonies.OpenSessionAsync(member, http, ct);
        return member.Id;
    }
}
