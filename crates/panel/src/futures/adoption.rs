//! Votes joined to money: say beside stake, and whether these terms would be adopted.

use super::stamped;
use crate::{Asked, Piece};
use alliance_chart::{Picture, SayBar, SeatColour, say_and_stake as picture_of};
use alliance_model::Member;
use alliance_report::futures::{adoption_in_words, percent_give_or_take, stake_title, stamp};
use alliance_simulate::{Futures, MemberSay, Ranges, SayAndStake, adoption, say_and_stake, small_say_and_stake};

/// Each member's share of the say beside its share of the losses; or why that cannot be told.
pub(super) fn stake(asked: &Asked<'_>, futures: &Futures) -> Vec<Piece> {
    let picture = match stake_picture(asked, futures) {
        Ok(picture) => picture,
        Err(why) => return vec![Piece::Warning(why)],
    };
    let about = "Full: the share of the say (Banzhaf). Striped: the share of all losses that members stay within in nine futures of ten.";
    stamped(asked, futures, &picture, about, "say-and-stake").into()
}

/// A pair of bars for each member; or why its say cannot be told.
pub(super) fn stake_picture(asked: &Asked<'_>, futures: &Futures) -> Result<Picture, String> {
    let answer = say_and_stake(asked.design, futures).map_err(|error| format!("The say of each member cannot be told. {error}"))?;
    Ok(stake_drawn(asked, &answer))
}

/// The same in little code; none where power takes more.
pub(super) fn small_stake_picture(asked: &Asked<'_>, ranges: &Ranges) -> Option<Picture> {
    Some(stake_drawn(asked, &small_say_and_stake(asked.design, ranges).ok()??))
}

fn stake_drawn(asked: &Asked<'_>, answer: &SayAndStake) -> Picture {
    let names: Vec<String> = answer.members.iter().map(|member| asked.name_of(&member.member)).collect();
    let told: Vec<(&str, f64, f64)> = names.iter().zip(&answer.members).map(|(name, its)| (name.as_str(), its.say, its.stake)).collect();
    let bars: Vec<SayBar<'_>> = answer.members.iter().map(|its| bar(asked, its)).collect();
    picture_of(&bars, &stake_title(&told), asked.width)
}

fn bar<'a>(asked: &Asked<'a>, its: &'a MemberSay) -> SayBar<'a> {
    let member = asked.design.member(&its.member);
    SayBar {
        name: member.map_or(its.member.as_str(), |member| member.name.as_str()),
        you: asked.you == Some(&its.member),
        kind: if member.is_none_or(Member::is_provider) { SeatColour::Provider } else { SeatColour::Commissioner },
        say: its.say,
        stake: its.stake,
    }
}

/// Who would vote for these terms by its money, and what comes of it; or why that cannot be told.
pub(super) fn adopted(asked: &Asked<'_>, futures: &Futures) -> Vec<Piece> {
    let answer = match adoption(asked.design, futures) {
        Ok(answer) => answer,
        Err(error) => return vec![Piece::Warning(format!("Whether they would be adopted cannot be told. {error}"))],
    };
    let rows = answer.members.iter().map(|member| {
        let vote = if member.would_vote_for { "yes" } else { "no" };
        [asked.name_of(&member.member), vote.to_owned(), percent_give_or_take(member.gains), member.seats.to_string()]
    });
    let table = Piece::table("Who would vote for these terms by its money", ["Member", "Would vote for", "Gains", "Seats with a vote"], rows);
    vec![Piece::List(adoption_in_words(asked.design, &answer, asked.you)), table, Piece::Note(stamp(&futures.run))]
}
