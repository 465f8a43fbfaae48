// What a retune knows: the set-up as it stands, the computer then and now, what there is to choose.

import type { Kept } from '../../install/retune/kept.ts';
import type { OldModel } from '../../install/retune/old-model.ts';
import type { Again } from '../../install/retune/steps.ts';
import type { EngineChoices } from '../../types/choices.ts';
import type { Base, Change, Proposal, Retuned } from '../../types/retune.ts';
import type { Wizard } from '../setup/state.ts';

export interface Retune extends Wizard {
	/** What the companion stands on now. */
	now: Base;
	/** A retune that was begun and not ended. */
	pending: Retuned | null;
	/** The computer at the last set-up; null where that was not kept. */
	kept: Kept | null;
	/** Of the computer, the list of models, the base and the last proof. */
	changes: Change[];
	/** The suggestion first. */
	proposals: Proposal[];
	/** What the list would suggest where the person's own choice stays; null where that is the same. */
	suggested: string | null;
	/** What has to be done again although it is there. */
	again: Again;
	/** How the engine is to work by the answers and the options; what is chosen may say otherwise. */
	engine: EngineChoices;
	/** What was chosen. */
	to: Proposal;
	/** It goes back to what was before a retune. */
	back: boolean;
	keepOld: boolean;
	/** The suggestion waits until other programs are closed: what was kept of the computer stays, so that it is offered again. */
	waits: boolean;
	/** Models left behind by the choice, as they were found for the plan. */
	olds: OldModel[];
}
