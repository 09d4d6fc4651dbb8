//! The derive of `AsJson`. It reads the attributes of serde that the model uses, so that a type says once how it stands in a
//! file: to this derive, to serde and to the JSON Schema.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::{format_ident, quote};
use syn::{Attribute, Data, DeriveInput, Error, ExprPath, Field, Fields, Ident, LitStr, Result, Variant, parse_macro_input};

/// Derives `AsJson` for structs with named fields and for enums.
#[proc_macro_derive(AsJson, attributes(serde))]
pub fn as_json(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(&input).unwrap_or_else(Error::into_compile_error).into()
}

fn expand(input: &DeriveInput) -> Result<Tokens> {
    let (blank, pass) = match &input.data {
        Data::Struct(data) => of_struct(&data.fields)?,
        Data::Enum(data) => of_enum(&Said::of(&input.attrs)?, &data.variants.iter().collect::<Vec<_>>())?,
        Data::Union(_) => return Err(Error::new_spanned(input, "a union has no form in JSON")),
    };
    let name = &input.ident;
    Ok(quote! {
        #[automatically_derived]
        impl ::alliance_json::AsJson for #name {
            fn blank() -> Self {
                #blank
            }

            fn pass(&mut self, by: &mut ::alliance_json::Passage<'_>) {
                #pass
            }
        }
    })
}

/// What serde's attributes say.
#[derive(Default)]
struct Said {
    snake_case: bool,
    untagged: bool,
    skip: bool,
    default: bool,
    default_by: Option<ExprPath>,
    skip_if: Option<ExprPath>,
    tag: Option<LitStr>,
    rename: Option<LitStr>,
}

impl Said {
    fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut said = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            attribute.parse_nested_meta(|meta| {
                let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
                let text = || meta.value()?.parse::<LitStr>();
                match name.as_str() {
                    "rename_all" if text()?.value() == "snake_case" => said.snake_case = true,
                    "untagged" => said.untagged = true,
                    "skip" => said.skip = true,
                    "default" if meta.input.peek(syn::Token![=]) => said.default_by = Some(text()?.parse()?),
                    "default" => said.default = true,
                    "skip_serializing_if" => said.skip_if = Some(text()?.parse()?),
                    "tag" => said.tag = Some(text()?),
                    "rename" => said.rename = Some(text()?),
                    _ => return Err(meta.error("this derive does not know what that means")),
                }
                Ok(())
            })?;
        }
        Ok(said)
    }
}

/// The value that a field is read into, and its passage.
fn of_field(field: &Field, place: &Tokens) -> Result<(Tokens, Tokens)> {
    let said = Said::of(&field.attrs)?;
    let kind = &field.ty;
    let blank = match &said.default_by {
        Some(default) => quote!(#default()),
        None if said.default || said.skip => quote!(::core::default::Default::default()),
        None => quote!(<#kind as ::alliance_json::AsJson>::blank()),
    };
    if said.skip {
        return Ok((blank, Tokens::new()));
    }
    let name = said.rename.as_ref().map(LitStr::value).or_else(|| field.ident.as_ref().map(ToString::to_string));
    let when = match &said.skip_if {
        Some(skip) => quote!(if #skip(#place) { ::alliance_json::Said::NotNow } else { ::alliance_json::Said::Mostly }),
        None if said.default || said.default_by.is_some() || is_option(field) => quote!(::alliance_json::Said::Mostly),
        None => quote!(::alliance_json::Said::Always),
    };
    Ok((blank, quote!(let said = #when; by.field(#name, #place, said);)))
}

/// Serde, too, takes a field that is not there for nothing where it may be nothing.
fn is_option(field: &Field) -> bool {
    matches!(&field.ty, syn::Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Option"))
}

fn of_struct(fields: &Fields) -> Result<(Tokens, Tokens)> {
    let Fields::Named(named) = fields else { return Err(Error::new_spanned(fields, "its fields need names")) };
    let (mut blanks, mut passes) = (Tokens::new(), Tokens::new());
    for field in &named.named {
        let name = &field.ident;
        let (blank, pass) = of_field(field, &quote!(&mut self.#name))?;
        blanks.extend(quote!(#name: #blank,));
        passes.extend(pass);
    }
    Ok((quote!(Self { #blanks }), quote!(by.group(); #passes)))
}

fn of_enum(said: &Said, variants: &[&Variant]) -> Result<(Tokens, Tokens)> {
    let form = match &said.tag {
        Some(tag) => quote!(::alliance_json::Form::Tagged(#tag)),
        None if said.untagged => quote!(::alliance_json::Form::Bare),
        None => quote!(::alliance_json::Form::Keyed),
    };
    let (mut words, mut blanks, mut passes) = (Vec::new(), Vec::new(), Tokens::new());
    for (place, variant) in variants.iter().enumerate() {
        let own = Said::of(&variant.attrs)?;
        words.push(own.rename.map_or_else(|| in_file(&variant.ident, said.snake_case), |name| name.value()));
        let (blank, pass) = of_variant(variant, place)?;
        blanks.push(blank);
        passes.extend(pass);
    }
    let first = blanks.first();
    let places = 0..blanks.len();
    let pass = if variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)) && said.tag.is_none() {
        quote! {
            let place = match self { #passes };
            match by.word(&[#(#words),*], place) { #(#places => *self = #blanks,)* _ => {} }
        }
    } else {
        quote! {
            const WORDS: &[&str] = &[#(#words),*];
            match by.choice(#form, WORDS) { #(Some(#places) => *self = #blanks,)* _ => {} }
            let place = match self { #passes };
            by.chosen(#form, WORDS, place);
        }
    };
    Ok((quote!(#first), pass))
}

/// A blank of a variant, and the arm of a match that passes what it holds.
fn of_variant(variant: &Variant, place: usize) -> Result<(Tokens, Tokens)> {
    let name = &variant.ident;
    match &variant.fields {
        Fields::Unit => Ok((quote!(Self::#name), quote!(Self::#name => #place,))),
        Fields::Unnamed(_) => Ok((
            quote!(Self::#name(::alliance_json::AsJson::blank())),
            quote!(Self::#name(content) => { ::alliance_json::AsJson::pass(content, by); #place }),
        )),
        Fields::Named(named) => {
            let (mut blanks, mut passes, mut names) = (Tokens::new(), Tokens::new(), Vec::new());
            for field in &named.named {
                let own = field.ident.clone().unwrap_or_else(|| format_ident!("unnamed"));
                let (blank, pass) = of_field(field, &quote!(#own))?;
                blanks.extend(quote!(#own: #blank,));
                passes.extend(pass);
                names.push(own);
            }
            Ok((quote!(Self::#name { #blanks }), quote!(Self::#name { #(#names),* } => { by.group(); #passes #place })))
        }
    }
}

/// The name of a variant as a file has it.
fn in_file(name: &Ident, snake_case: bool) -> String {
    let name = name.to_string();
    if !snake_case {
        return name;
    }
    let mut snake = String::new();
    for (index, letter) in name.char_indices() {
        if index > 0 && letter.is_uppercase() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}
