using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Akashi.Service.Platform.Storage;

/// <summary>
/// A query that runs so often that it is compiled once. A compiled query belongs to the model
/// it was first used with, so there is one per engine: call <c>query.For(db)(db, …)</c>.
/// </summary>
/// <param name="compile">Compiles the query, with <c>EF.CompileAsyncQuery</c>.</param>
internal sealed class HotQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    public TQuery For(AkashiDb db) => compiled.GetValue(db.Model, _ => compile());
}
