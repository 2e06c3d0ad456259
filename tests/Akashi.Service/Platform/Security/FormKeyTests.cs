using Akashi.Service.Platform.Security;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Platform.Security;

/// <summary>O16: whoever has the database, or a backup of it, cannot forge a form's token.</summary>
public sealed class FormKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-form-key-").FullName;

    private string KeyFile => Path.Combine(folder, "keys", "forms.key");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void O16_the_file_is_made_once_for_its_owner_only()
    {
        var sealed1 = FormKey.Open(KeyFile).Encrypt("secret"u8);
        Assert.Equal("secret"u8, FormKey.Open(KeyFile).Decrypt(sealed1));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public void O16_a_file_that_others_can_read_is_refused_with_the_command_that_closes_it()
    {
        if (OperatingSystem.IsWindows()) return;
        FormKey.Open(KeyFile);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains($"chmod 600 \"{KeyFile}\"", Assert.Throws<FormKeyException>(() => FormKey.Open(KeyFile)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64")]
    [InlineData("AAAA")]
    public void A_file_without_a_valid_key_is_refused_with_what_to_do(string content)
    {
        FormKey.Open(KeyFile);
        File.WriteAllText(KeyFile, content);
        Assert.Contains("data_protection_keys", Assert.Throws<FormKeyException>(() => FormKey.Open(KeyFile)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void O16_no_bit_of_what_was_encrypted_can_be_changed()
    {
        var key = FormKey.Open(KeyFile);
        var bytes = key.Encrypt("secret"u8);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => key.Decrypt(flipped));
        }
        Assert.Throws<System.Security.Cryptography.CryptographicException>(() => key.Decrypt(bytes.AsSpan(0, 27)));
    }

    [Fact]
    public async Task O16_no_key_is_stored_unencrypted_in_the_database_and_all_open_again_after_a_restart()
    {
        await using var world = await OwnWorld.StartAsync();
        await world.HolderSignedIn();
        var rows = await world.InDbAsync(db => db.Set<DataProtectionKey>().Select(k => k.Xml!).ToListAsync());
        Assert.NotEmpty(rows);
        Assert.All(rows, xml => Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal));
        var token = Protector(world).Protect("token");
        await world.RestartAtAsync(TimeSpan.Zero);
        Assert.Equal("token", Protector(world).Unprotect(token));
    }

    [Fact]
    public void O16_a_node_with_another_file_does_not_start_and_says_why()
    {
        using (var first = NodeWith(KeyFile))
        {
            first.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("token");
            FormKeySetup.MustOpenAll(first);
        }
        using var second = NodeWith(Path.Combine(folder, "others.key"));
        Assert.Contains("another file", Assert.Throws<FormKeyException>(() => FormKeySetup.MustOpenAll(second)).Message, StringComparison.Ordinal);
        using var again = NodeWith(KeyFile);
        FormKeySetup.MustOpenAll(again);
    }

    private ServiceProvider NodeWith(string file)
    {
        var services = new ServiceCollection().AddSingleton(FormKey.Open(file));
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "stored")));
        services.AddOptions<KeyManagementOptions>().Configure((KeyManagementOptions options, FormKey key) => options.XmlEncryptor = new FormKeyEncryptor(key));
        return services.BuildServiceProvider();
    }

    private static IDataProtector Protector(World world) => world.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
