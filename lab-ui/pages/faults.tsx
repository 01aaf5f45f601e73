import { render } from 'preact';
import { FaultsModel } from '../exercise/faults/faults-model.ts';
import { FaultsPage } from '../exercise/faults/faults-page.tsx';

const model = new FaultsModel();
render(<FaultsPage model={model} />, document.getElementById('app')!);
model.start();
