//! Makes a module smaller where the compiler and wasm-bindgen cannot: what a panic would say, and the names under which
//! the module imports its glue.

use anyhow::{Context, Result, bail};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, ImportKind, Module, ModuleConfig};

/// Parts of names of functions that only make the message of a panic, or serve asynchronous functions, of which the
/// engine has none. A panic traps in any case, and nobody would hear the message.
const NEEDLESS: [&str; 4] = ["panicking", "js_sys::futures", "convert::closures", "task_waker"];

/// How texts in messages of panics begin, and how those end that go on. The last one is how numbers are written in them.
const MESSAGES: [(&str, Option<&str>); 24] = [
    ("/rustc/", Some(".rs")),
    ("/cargo/", Some(".rs")),
    ("slice index starts at ", None),
    (" but ends at ", None),
    ("range start index ", None),
    ("range end index ", None),
    (" out of range for slice of length ", None),
    ("copy_from_slice: source slice length (", None),
    (") does not match destination slice length (", None),
    ("insertion index (is ", None),
    (") should be <= len (is ", None),
    ("capacity overflow", None),
    ("internal error: entered unreachable code", None),
    ("mid > len", None),
    ("attempt to join", Some("usize::MAX")),
    ("called `Option::unwrap_throw()` on a `None` value", None),
    ("Tried to shrink to a larger capacity", None),
    ("LazyCell instance has previously been poisoned", None),
    ("attempt to divide by zero", None),
    ("RefCell already mutably borrowed", None),
    ("RefCell already borrowed", None),
    ("closure invoked recursively or after being dropped", None),
    ("src/", Some(".rs")),
    ("0001020304", Some("96979899")),
];

/// Reads a module, keeping the names of functions.
///
/// # Errors
/// Where the bytes are no module.
fn read(bytes: &[u8]) -> Result<Module> {
    ModuleConfig::new().generate_producers_section(false).parse(bytes).context("no WebAssembly module")
}

/// The module, and the glue that belongs to it, made smaller.
///
/// # Errors
/// Where the bytes are no module, or the glue does not export what the module imports.
pub fn pruned(bytes: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut module = read(bytes)?;
    without_panics(&mut module);
    without_messages(&mut module);
    let glue = without_workarounds(&with_short_imports(&mut module, glue)?)?;
    Ok((module.emit_wasm(), glue))
}

/// Puts a trap in the place of each needless function; wasm-opt then drops what nobody calls any more.
fn without_panics(module: &mut Module) {
    let needless: Vec<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| matches!(function.kind, FunctionKind::Local(_)))
        .filter(|function| function.name.as_ref().is_some_and(|name| NEEDLESS.iter().any(|part| name.contains(part))))
        .map(walrus::Function::id)
        .collect();
    for id in needless {
        let kind = module.types.get(module.funcs.get(id).ty());
        let (takes, gives) = (kind.params().to_vec(), kind.results().to_vec());
        let arguments = takes.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut body = FunctionBuilder::new(&mut module.types, &takes, &gives);
        body.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(arguments));
    }
}

/// Zeros in the place of what messages of panics would say: source paths, and phrases of the standard library.
fn without_messages(module: &mut Module) {
    let all: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in all {
        let value = &mut module.data.get_mut(id).value;
        for (begin, end) in MESSAGES {
            while let Some(start) = position(value, begin) {
                let rest = start + begin.len();
                let length = end.map_or(0, |end| position(&value[rest..], end).map_or(0, |at| at + end.len()));
                value[start..rest + length].fill(0);
            }
        }
    }
}

fn position(bytes: &[u8], text: &str) -> Option<usize> {
    bytes.windows(text.len()).position(|window| window == text.as_bytes())
}

/// Imports named `$0`, `$1` and so on: the names that wasm-bindgen gives hold hashes, which no compression makes smaller.
/// The glue gets an object with all that is used of it, as a namespace would be, but smaller.
fn with_short_imports(module: &mut Module, glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    let mut imports = Vec::new();
    for import in module.imports.iter_mut().filter(|import| matches!(import.kind, ImportKind::Function(_))) {
        let short = format!("${}", imports.len());
        let (declared, wanted) = (format!("export function {}(", import.name), format!("export function {short}("));
        glue = replaced(&glue, &declared, &wanted)?;
        import.name.clone_from(&short);
        imports.push(short);
    }
    let declared = glue.lines().filter_map(|line| line.strip_prefix("export "));
    let names = declared.filter_map(|line| line.strip_prefix("class ").or_else(|| line.strip_prefix("function ")));
    let names = names.filter_map(|rest| rest.split([' ', '(']).next()).filter(|name| !name.starts_with('$'));
    let names: Vec<_> = names.collect();
    Ok(format!("{glue}\nexport const glue = {{ imports: {{ {} }}, {} }};\n", imports.join(", "), names.join(", ")))
}

/// Glue without what is for browsers that have no WebAssembly with reference types either, for texts of gigabytes, for
/// saving a copy of a short text, and for releasing by hand.
fn without_workarounds(glue: &str) -> Result<String> {
    const WHOLE: [(&str, &str, &str); 6] = [
        ("    __destroy_into_raw() {", "\n    }\n", ""),
        ("    free() {", "\n    }\n", ""),
        ("if (Symbol.dispose)", ".free;\n", ""),
        (
            "function decodeText(bytes) {",
            "\n}\n",
            "function decodeText(bytes) {\n    return cachedTextDecoder.decode(bytes);\n}\n",
        ),
        ("if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n", ""),
        (
            "function passStringToWasm0(arg, malloc, realloc) {",
            "\n}\n",
            "function passStringToWasm0(arg, malloc) {\n    return passArray8ToWasm0(cachedTextEncoder.encode(arg), malloc);\n}\n",
        ),
    ];
    let mut glue = glue.to_owned();
    for (begin, end, instead) in WHOLE {
        let from = glue.find(begin).with_context(|| unexpected(begin))?;
        let length = glue[from..].find(end).with_context(|| unexpected(begin))? + end.len();
        glue.replace_range(from..from + length, instead);
    }
    replaced(&glue, "let numBytesDecoded = 0;\n", "")
}

fn replaced(glue: &str, from: &str, to: &str) -> Result<String> {
    if glue.matches(from).count() != 1 {
        bail!(unexpected(from));
    }
    Ok(glue.replace(from, to))
}

fn unexpected(missing: &str) -> String {
    format!("the glue of this wasm-bindgen has no `{}`: adapt xtask/src/prune.rs", missing.trim())
}
