//! How much work a PDF asks for, told before it is done: a stream of some kilobytes may unpack to
//! gigabytes, and a page may be drawn from drawings that are drawn from drawings. The library that reads
//! the format has no bounds for either.

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use hayro_syntax::{Filter, Pdf};
use std::collections::HashMap;
use std::io::Read;

/// Unpacked bytes of one stream that is not a picture; a long page's drawing has under 1 MB.
const MAX_STREAM: u64 = 64 * 1024 * 1024;
/// Unpacked bytes of all packed data of a file.
const MAX_TOTAL: u64 = 1024 * 1024 * 1024;
/// What one byte may unpack to at most, by the way of packing.
const FLATE_FACTOR: u64 = 1032;
const LZW_FACTOR: u64 = 1400;
const RUN_FACTOR: u64 = 64;

/// Bytes of drawing that one page may ask for, drawings inside drawings counted as often as they are
/// drawn.
const MAX_WORK: u64 = 64 * 1024 * 1024;
/// Drawings inside one another.
const MAX_DEPTH: usize = 12;

/// Looks through the raw bytes of a file, which has to be done before anything is unpacked.
///
/// # Errors
/// The limit that is broken, in words.
pub(super) fn raw(bytes: &[u8]) -> Result<(), String> {
    let mut total = 0;
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        let ended = rest.get(..at).is_some_and(|before| before.ends_with(b"end"));
        rest = rest.get(at + 6..).unwrap_or_default();
        let data = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if ended || !is_zlib(data) {
            continue;
        }
        total += unpacked(ZlibDecoder::new(data), MAX_TOTAL.saturating_sub(total));
        if total >= MAX_TOTAL {
            return Err(format!("unpacked it is over {} MB", MAX_TOTAL / 1024 / 1024));
        }
    }
    Ok(())
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

fn is_zlib(data: &[u8]) -> bool {
    let [method, flags, ..] = *data else { return false };
    method & 0x0f == 8 && (u16::from(method) << 8 | u16::from(flags)).is_multiple_of(31)
}

/// How many bytes come out, up to `most`.
fn unpacked(packed: impl Read, most: u64) -> u64 {
    std::io::copy(&mut packed.take(most), &mut std::io::sink()).unwrap_or(0)
}

/// Looks at every stream of an opened file.
///
/// # Errors
/// The limit that is broken, in words.
pub(super) fn streams(pdf: &Pdf) -> Result<(), String> {
    for object in pdf.objects() {
        if let Object::Stream(stream) = object
            && !is_picture(&stream)
            && size(&stream) > MAX_STREAM
        {
            return Err(format!("a part of it unpacks to over {} MB", MAX_STREAM / 1024 / 1024));
        }
    }
    Ok(())
}

/// Pictures are never unpacked here.
fn is_picture(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|kind| &*kind == b"Image")
}

/// The bytes that a stream unpacks to, or a number that they are surely under.
fn size(stream: &Stream<'_>) -> u64 {
    let raw = stream.raw_data();
    let filters = stream.filters();
    let factor = filters.iter().fold(1_u64, |product, filter| {
        product.saturating_mul(match filter {
            Filter::FlateDecode => FLATE_FACTOR,
            Filter::LzwDecode => LZW_FACTOR,
            Filter::RunLengthDecode => RUN_FACTOR,
            _ => 1,
        })
    });
    let most = factor.saturating_mul(raw.len() as u64);
    if most > MAX_STREAM && matches!(filters[..], [Filter::FlateDecode]) {
        let zlib = unpacked(ZlibDecoder::new(&*raw), MAX_STREAM + 1);
        return zlib.max(unpacked(DeflateDecoder::new(&*raw), MAX_STREAM + 1));
    }
    most
}

/// The work that pages ask for.
#[derive(Default)]
pub(super) struct Work {
    known: HashMap<ObjectIdentifier, u64>,
}

impl Work {
    /// Whether a page can be drawn within limits.
    pub(super) fn is_bearable(&mut self, page: &Page<'_>) -> bool {
        let Some(stream) = page.page_stream() else { return true };
        self.of(stream, page.resources(), 0) <= MAX_WORK
    }

    fn of(&mut self, drawing: &[u8], resources: &Resources<'_>, depth: usize) -> u64 {
        let mut sum = drawing.len() as u64;
        let mut operations = TypedIter::new(drawing);
        while let Some(operation) = operations.next() {
            let asked = match operation {
                TypedInstruction::XObject(x) => {
                    let form = resources.get_x_object(x.0).filter(|form| !is_picture(form));
                    form.map_or(0, |form| self.form(&form, resources, depth))
                }
                TypedInstruction::SetGraphicsState(state) => {
                    let mask = resources
                        .get_ext_g_state(state.0)
                        .and_then(|state| state.get::<Dict<'_>>(b"SMask"))
                        .and_then(|mask| mask.get::<Stream<'_>>(b"G"));
                    mask.map_or(0, |mask| self.plain(&mask))
                }
                TypedInstruction::Shading(shading) => match resources.get_shading(shading.0) {
                    Some(Object::Stream(stream)) => self.plain(&stream),
                    _ => 0,
                },
                _ => 0,
            };
            sum = sum.saturating_add(asked);
            if sum > MAX_WORK {
                return sum;
            }
        }
        sum
    }

    /// The work of a drawing that is drawn as a whole.
    fn form(&mut self, form: &Stream<'_>, around: &Resources<'_>, depth: usize) -> u64 {
        if depth >= MAX_DEPTH {
            return MAX_WORK + 1;
        }
        let id = form.obj_id();
        if let Some(&known) = self.known.get(&id) {
            return known;
        }
        let own = form.dict().get::<Dict<'_>>(b"Resources").map(Resources::new);
        let work = match form.decoded_data() {
            Ok(drawing) => self.of(&drawing, own.as_ref().unwrap_or(around), depth + 1),
            Err(_) => 0,
        };
        self.known.insert(id, work);
        work
    }

    /// The work of a stream that is only unpacked.
    fn plain(&mut self, stream: &Stream<'_>) -> u64 {
        let id = stream.obj_id();
        if let Some(&known) = self.known.get(&id) {
            return known;
        }
        let work = size(stream).min(MAX_WORK / 8);
        self.known.insert(id, work);
        work
    }
}
