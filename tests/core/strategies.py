"""Communiqués that nobody wrote: any value the types allow, for properties that must hold for all of them."""

import datetime as dt

from hypothesis import strategies as st

from aes_editor.document import Communique, Corrects, Crop, Focus

zones = st.integers(-23 * 60, 23 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
instants = st.builds(lambda moment, zone: moment.replace(tzinfo=zone), st.datetimes(), zones)
versions = st.integers(min_value=1)
shares = st.floats(0, 1)

# What the types demand in a way that only msgspec reads: a zone, a version that counts from 1, parts of a whole.
st.register_type_strategy(dt.datetime, instants)
st.register_type_strategy(Corrects, st.builds(Corrects, guid=st.text(), version=versions, reason=st.text()))
st.register_type_strategy(Crop, st.builds(Crop, x=shares, y=shares, width=shares, height=shares))
st.register_type_strategy(Focus, st.builds(Focus, x=shares, y=shares))

communiques = st.builds(Communique, **dict.fromkeys(Communique.__struct_fields__, ...) | {"version": versions})
