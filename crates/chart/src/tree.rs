//! Who answers to whom as a list: every body after the one above it. Loops and missing bodies cannot harm it.

use alliance_model::{Body, Id};

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
    let index_of = |id: &Id| bodies.iter().position(|body| &body.id == id);
    let above: Vec<Option<usize>> = bodies.iter().map(|body| body.answers_to.as_ref().and_then(index_of)).collect();
    let mut nodes: Vec<Node> = vec![];
    let mut placed = vec![false; bodies.len()];
    let roots = (0..bodies.len()).filter(|index| above.get(*index) == Some(&None));
    let in_loops = 0..bodies.len();
    for root in roots.chain(in_loops) {
        let mut waiting = vec![(root, None, 0)];
        while let Some((index, parent, depth)) = waiting.pop() {
            let (Some(body), Some(place)) = (bodies.get(index), placed.get_mut(index)) else { continue };
            if std::mem::replace(place, true) {
                continue;
            }
            let here = nodes.len();
            nodes.push(Node { body, parent, depth });
            let children = (0..bodies.len()).filter(|child| above.get(*child) == Some(&Some(index)));
            waiting.extend(children.rev().map(|child| (child, Some(here), depth + 1)));
        }
    }
    nodes
}

/// For each node, the columns that it spans where every body without others below it takes one: the first, and how many.
pub(crate) fn columns(nodes: &[Node]) -> Vec<(usize, usize)> {
    let mut below = vec![0; nodes.len()];
    for (index, node) in nodes.iter().enumerate().rev() {
        let own = below.get(index).copied().unwrap_or(0).max(1);
        if let Some(spanned) = node.parent.and_then(|parent| below.get_mut(parent)) {
            *spanned += own;
        }
    }
    // Where the next child of each node starts; the last place is for those without a node above.
    let mut next = vec![0; nodes.len() + 1];
    let place = |(index, node): (usize, &Node)| {
        let span = below.get(index).copied().unwrap_or(0).max(1);
        let mut first = 0;
        if let Some(free) = next.get_mut(node.parent.unwrap_or(nodes.len())) {
            first = *free;
            *free += span;
        }
        if let Some(own) = next.get_mut(index) {
            *own = first;
        }
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
