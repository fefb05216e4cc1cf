//! The order in which the clusters of one line stand from left to right.

#![expect(
    clippy::indexing_slicing,
    reason = "cluster indices come from the vector they index"
)]

use super::shape::Cluster;
use std::ops::Range;

/// The clusters of one line from left to right (Unicode Bidirectional Algorithm, rule L2), as indices.
pub(super) fn visual_order(clusters: &[Cluster], line: Range<usize>) -> Vec<usize> {
    let highest = clusters[line.clone()]
        .iter()
        .map(|cluster| cluster.level)
        .max()
        .unwrap_or(0);
    let mut order: Vec<usize> = line.collect();
    for level in (1..=highest).rev() {
        let mut at = 0;
        while at < order.len() {
            let length = order[at..]
                .iter()
                .take_while(|cluster| clusters[**cluster].level >= level)
                .count();
            order[at..at + length].reverse();
            at += length.max(1);
        }
    }
    order
}
