using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Akashi.Service.Platform.Storage;

/// <summary>
/// A query that is asked so often that it is translated once. It belongs to the model it was first asked of, so there is one for each
/// engine: ask <c>query.For(db)(db, …)</c>.
/// </summary>
/// <param name="compile">Compiles it, by <c>EF.CompileAsyncQuery</c>.</param>
internal sealed class HotQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    public TQuery For(AkashiDb db) => compiled.GetValue(db.Model, _ => compile());
}
