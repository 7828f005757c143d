//! Plots as SVG that stands in a page: bars, and lines over a logarithmic axis.

use std::fmt::Write;

/// How wide a plot is, in units of its own: a phone shows one for one pixel.
const WIDTH: f64 = 360.0;
const BAR: f64 = 18.0;
const HEIGHT: f64 = 240.0;
/// Around the area of a plot of lines: left, right, top, bottom.
const MARGIN: [f64; 4] = [44.0, 26.0, 12.0, 40.0];

/// A bar: what it is of, its value, and the value as it is to be read.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) value: f64,
    pub(super) shown: String,
}

/// A line: its name and its points.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) points: Vec<(f64, f64)>,
}

/// What stands at an axis: the place and its text.
pub(super) type Tick = (f64, String);

/// Bars from the left, one below the other, the longest as wide as the plot.
pub(super) fn bars(title: &str, bars: &[Bar]) -> String {
    let longest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let height = BAR * 2.0 * bars.len() as f64;
    let mut svg = open(title, height);
    for (number, bar) in bars.iter().enumerate() {
        let top = number as f64 * BAR * 2.0;
        let width = match longest > 0.0 {
            true => (bar.value / longest * WIDTH).max(1.0),
            false => 1.0,
        };
        let (text, baseline) = (top + 13.0, top + BAR);
        // Into a string, which takes everything.
        let _ = write!(
            svg,
            "<text x=\"0\" y=\"{text:.1}\">{}</text>\
             <text class=\"value\" x=\"{WIDTH}\" y=\"{text:.1}\">{}</text>\
             <rect x=\"0\" y=\"{baseline:.1}\" width=\"{width:.1}\" height=\"10\" rx=\"2\"/>",
            escaped(&bar.label),
            escaped(&bar.shown)
        );
    }
    svg + "</svg>"
}

/// Lines over a logarithmic axis, from 0 upwards, with their names below.
pub(super) fn lines(
    title: &str,
    unit: &str,
    lines: &[Line],
    across: &[Tick],
    highest: Option<f64>,
) -> String {
    let [left, right, top, bottom] = MARGIN;
    let values = lines.iter().flat_map(|line| &line.points);
    let highest = highest.unwrap_or(0.0);
    let ceiling = ceiling(values.map(|(_, y)| *y).fold(highest, f64::max));
    // What is left of the first tick or right of the last is to be seen too.
    let points = lines.iter().flat_map(|line| &line.points);
    let places = points
        .map(|(x, _)| *x)
        .chain(across.iter().map(|(x, _)| *x));
    let (first, last) = places.fold((f64::MAX, f64::MIN_POSITIVE), |(first, last), x| {
        (first.min(x), last.max(x))
    });
    let (first, last) = (first.ln(), last.ln());
    let wide = (last - first).max(f64::EPSILON);
    let x = |value: f64| left + (value.ln() - first) / wide * (WIDTH - left - right);
    let y = |value: f64| top + (1.0 - value / ceiling) * (HEIGHT - top - bottom);
    let legend = 18.0 * lines.len() as f64;
    let mut svg = open(title, HEIGHT + legend);
    for step in 0..=4 {
        let value = ceiling * f64::from(step) / 4.0;
        let _ = write!(
            svg,
            "<path class=\"grid\" d=\"M{left} {0:.1}H{1:.1}\"/>\
             <text class=\"value\" x=\"{2:.1}\" y=\"{3:.1}\">{4}</text>",
            y(value),
            WIDTH - right,
            left - 6.0,
            y(value) + 4.0,
            short(value)
        );
    }
    for (value, text) in across {
        let _ = write!(
            svg,
            "<text class=\"middle\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            x(*value),
            HEIGHT - bottom + 18.0,
            escaped(text)
        );
    }
    let _ = write!(
        svg,
        "<text class=\"unit\" x=\"{left}\" y=\"{:.1}\">{}</text>",
        HEIGHT - 5.0,
        escaped(unit)
    );
    for (number, line) in lines.iter().enumerate() {
        let mut path = String::new();
        for (place, (at, value)) in line.points.iter().enumerate() {
            let letter = if place == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{letter}{:.1} {:.1}", x(*at), y(*value));
        }
        let text = HEIGHT + 18.0 * number as f64 + 13.0;
        let _ = write!(
            svg,
            "<path class=\"line c{number}\" d=\"{path}\"/>\
             <path class=\"line c{number}\" d=\"M{left} {0:.1}h20\"/>\
             <text x=\"{1:.1}\" y=\"{text:.1}\">{2}</text>",
            text - 4.0,
            left + 26.0,
            escaped(&line.name)
        );
        for (at, value) in &line.points {
            let (x, y) = (x(*at), y(*value));
            let _ = write!(
                svg,
                "<circle class=\"c{number}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>"
            );
        }
    }
    svg + "</svg>"
}

fn open(title: &str, height: f64) -> String {
    let title = escaped(title);
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-label=\"{title}\">\
         <title>{title}</title>"
    )
}

/// The next 1, 2 or 5 with zeros, or a tenth of it.
fn ceiling(value: f64) -> f64 {
    let mut step = 1e-3;
    while step < value {
        for factor in [1.0, 2.0, 5.0, 10.0] {
            if step * factor >= value {
                return step * factor;
            }
        }
        step *= 10.0;
    }
    step
}

fn short(value: f64) -> String {
    match value {
        v if v >= 100.0 || v == 0.0 => format!("{v:.0}"),
        v if v >= 10.0 => format!("{v:.1}"),
        v => format!("{v:.2}"),
    }
}

/// Text as it may stand in markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_is_as_wide_as_the_plot() {
        let bar = |label: &str, value: f64| Bar {
            label: label.to_owned(),
            value,
            shown: format!("{value}"),
        };
        let svg = bars("a & b", &[bar("<one>", 50.0), bar("two", 100.0)]);
        assert!(svg.contains("width=\"180.0\"") && svg.contains("width=\"360.0\""));
        assert!(svg.contains("&lt;one&gt;") && svg.contains("a &amp; b"));
        assert!(roxmltree(&svg), "{svg}");
    }

    #[test]
    fn the_axis_ends_at_a_round_number_above_all_values() {
        let cases = [
            (0.73, 1.0),
            (1.0, 1.0),
            (1.1, 2.0),
            (4.2, 5.0),
            (730.0, 1000.0),
        ];
        for (value, end) in cases {
            assert!(
                (ceiling(value) - end).abs() < 1e-9,
                "{value}: {}",
                ceiling(value)
            );
        }
        assert!(ceiling(0.0) > 0.0);
    }

    #[test]
    fn a_line_goes_from_the_first_tick_to_the_last() {
        let line = Line {
            name: "events".to_owned(),
            points: vec![(1024.0, 1.0), (4096.0, 0.0)],
        };
        let across = [(1024.0, "1 KB".to_owned()), (4096.0, "4 KB".to_owned())];
        let svg = lines("growth", "ns a byte", &[line], &across, None);
        assert!(svg.contains("d=\"M44.0 12.0L334.0 200.0\""), "{svg}");
        assert!(roxmltree(&svg), "{svg}");
    }

    #[test]
    fn what_lies_before_the_first_tick_is_within_the_plot() {
        let line = Line {
            name: "events".to_owned(),
            points: vec![(512.0, 1.0), (4096.0, 0.0)],
        };
        let across = [(1024.0, "1 KB".to_owned()), (4096.0, "4 KB".to_owned())];
        let svg = lines("growth", "ns a byte", &[line], &across, None);
        assert!(svg.contains("d=\"M44.0 12.0L334.0 200.0\""), "{svg}");
    }

    /// Whether each start has its end.
    fn roxmltree(svg: &str) -> bool {
        let count = |what: &str| svg.matches(what).count();
        count("<svg") == count("</svg>")
            && count("<text") == count("</text>")
            && !svg.contains("NaN")
            && !svg.contains("inf")
    }
}
