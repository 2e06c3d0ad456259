using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Akashi.Service.Platform.Storage;

/// <summary>Lets `dotnet ef migrations add` build the model without starting the program.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<AkashiDb>
{
    public AkashiDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AkashiDb>().UseSqlite("Data Source=:memory:").Options);
}
