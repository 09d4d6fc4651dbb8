//! Who answers to whom as a list: every body after the one above it. Loops and missing bodies cannot harm it.

use alliance_model::{Body, Id};
use std::collections::{HashMap, HashSet};

/// A body in its place.
pub(crate) struct Node<'a> {
    pub(crate) body: &'a Body,
    /// The index of the node above; none where it answers to the members.
    pub(crate) parent: Option<usize>,
    /// How many bodies are above it.
    pub(crate) depth: usize,
}

/// All bodies, each followed by those that answer to it, in their order. One that answers to nobody known answers to
/// the members; so does the first of a loop.
pub(crate) fn ordered(bodies: &[Body]) -> Vec<Node<'_>> {
    let mut known: HashMap<&Id, usize> = HashMap::new();
    for (index, body) in bodies.iter().enumerate() {
        known.entry(&body.id).or_insert(index);
    }
    let above = |body: &Body| body.answers_to.as_ref().and_then(|id| known.get(id).copied());
    let mut below: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, body) in bodies.iter().enumerate() {
        if let Some(parent) = above(body) {
            below.entry(parent).or_default().push(index);
        }
    }
    let mut nodes: Vec<Node> = vec![];
    let mut placed: HashSet<usize> = HashSet::new();
    let roots = (0..bodies.len()).filter(|index| bodies.get(*index).and_then(above).is_none());
    let in_loops = 0..bodies.len();
    for root in roots.chain(in_loops) {
        let mut waiting = vec![(root, None, 0)];
        while let Some((index, parent, depth)) = waiting.pop() {
            let Some(body) = bodies.get(index).filter(|_| placed.insert(index)) else { continue };
            let here = nodes.len();
            nodes.push(Node { body, parent, depth });
            let children = below.get(&index).map_or(&[][..], Vec::as_slice);
            waiting.extend(children.iter().rev().map(|child| (*child, Some(here), depth + 1)));
        }
    }
    nodes
}

/// For each node, the columns that it spans where every body without others below it takes one: the first, and how many.
pub(crate) fn columns(nodes: &[Node]) -> Vec<(usize, usize)> {
    let mut spans: HashMap<usize, usize> = HashMap::new();
    for (index, node) in nodes.iter().enumerate().rev() {
        let own = *spans.entry(index).or_insert(1);
        if let Some(parent) = node.parent {
            *spans.entry(parent).or_insert(0) += own;
        }
    }
    let mut next: HashMap<Option<usize>, usize> = HashMap::new();
    let place = |(index, node): (usize, &Node)| {
        let span = spans.get(&index).copied().unwrap_or(1);
        let free = next.entry(node.parent).or_insert(0);
        let first = *free;
        *free += span;
        next.insert(Some(index), first);
        (first, span)
    };
    nodes.iter().enumerate().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance_model::BodyKind;

    /// Bodies as "a b>a c>b": c answers to b, b to a.
    fn bodies(text: &str) -> Vec<Body> {
        let id = |text: &str| text.parse().ok();
        let body = |word: &str| {
            let (name, above) = word.split_once('>').map_or((word, None), |(name, above)| (name, id(above)));
            let kind = BodyKind::WorkingGroup;
            Some(Body { id: id(name)?, name: name.to_owned(), kind, answers_to: above, led_by: String::new(), member: None, purpose: String::new() })
        };
        text.split(' ').filter_map(body).collect()
    }

    #[track_caller]
    fn check(text: &str, order: &str, spans: &[(usize, usize)]) {
        let bodies = bodies(text);
        let nodes = ordered(&bodies);
        let found: Vec<String> = nodes.iter().map(|node| format!("{}{}", node.body.id, node.depth)).collect();
        assert_eq!(found.join(" "), order);
        assert_eq!(columns(&nodes), spans);
    }

    #[test]
    fn each_body_stands_below_the_one_it_answers_to() {
        check("a", "a0", &[(0, 1)]);
        check("c>b b>a a", "a0 b1 c2", &[(0, 1), (0, 1), (0, 1)]);
        check("a b>a c>a d>b", "a0 b1 d2 c1", &[(0, 2), (0, 1), (0, 1), (1, 1)]);
        check("a b c>b d>b", "a0 b0 c1 d1", &[(0, 1), (1, 2), (1, 1), (2, 1)]);
    }

    #[test]
    fn loops_strangers_and_depth_do_no_harm() {
        check("a>b b>a", "a0 b1", &[(0, 1), (0, 1)]);
        check("a>a", "a0", &[(0, 1)]);
        check("a>nobody b>a", "a0 b1", &[(0, 1), (0, 1)]);
        let chain: Vec<String> = (0..5000).map(|n| format!("b{n}>b{}", n + 1)).collect();
        assert_eq!(ordered(&bodies(&chain.join(" "))).len(), 5000);
    }
}
